// A real object for every cell of the Kubernetes health table.
import { jobRows } from "./rows/jobs.mjs";
import { podRows } from "./rows/pods.mjs";
import { serviceRows } from "./rows/services.mjs";
import { workloadRows } from "./rows/workloads.mjs";

/**
 * {name, kind, tier, row, make, steps?, settled, slow?, inFull?, needs?}. `make({prefix, namespace, registry})` gives the
 * object, or several. `steps` ({when, act}) are taken one after another, each when the object has got so far. `when`,
 * `act` and `settled` see the object; `when` and `settled` also {pods, jobs, slices, events} of its namespace. `inFull`:
 * it stands in the namespace where a quota refuses every pod. `slow`: up to two minutes. `needs`: a kernel's ability.
 */
export const healthRows = [...jobRows, ...podRows, ...workloadRows, ...serviceRows];
