import { expect, onTestFinished, test } from "vitest";
import type { SourceStatus } from "@/lib/domain/source";
import { until } from "@/lib/server/kubernetes/fake/until";
import { createClusterSource } from "./create-cluster-source";
import { ca, fakeApi, quick, watch } from "./fake/watched-fake";

test("a token that is refused is told, and a new one is used without anybody's doing", async () => {
  const api = await fakeApi();
  let good = "Bearer old";
  api.answer = ({ authorization }) => (authorization === good ? undefined : { status: 401 });
  const connection = { source: "token" as const, server: api.url, ca: ca.cert, token: "old" };
  const statuses: SourceStatus[] = [];
  const source = createClusterSource(
    { id: "c1", name: "home", connection },
    { status: (status) => statuses.push(status), report: () => undefined },
    { timings: quick },
  );
  onTestFinished(() => source.dispose());
  await until(() => source.status().state === "live");
  good = "Bearer new";
  api.endWatches();
  api.cut();
  await until(() => source.status().reason?.data.why === "credentials-refused");
  connection.token = "new";
  await until(() => source.status().state === "live");
});

test("two clusters whose users bear one name keep their own tokens", async () => {
  const [one, two] = [await fakeApi(), await fakeApi()];
  const first = watch(one.url, { token: "one" });
  const second = watch(two.url, { token: "two" });
  await until(() => first.state() === "live" && second.state() === "live");
  expect(new Set(one.requests.map(({ authorization }) => authorization))).toEqual(new Set(["Bearer one"]));
  expect(new Set(two.requests.map(({ authorization }) => authorization))).toEqual(new Set(["Bearer two"]));
});
