import "server-only";
import { BulkheadError } from "@/lib/domain/failure";
import { mostViews, type SavedView } from "@/lib/domain/saved-view";
import { changedViewInput, newViewInput, startViewInput, viewInput } from "@/lib/domain/schemas/saved-view.schema";
import { changeView, createView, deleteView, setStartView } from "@/lib/server/db/saved-views";
import { defineCommand } from "./define-command";

export const save = defineCommand({
  name: "views.save",
  input: newViewInput,
  permission: "self:manage",
  target: ({ name }) => `view ${name}`,
  audit: "change",
  async run(input, { runtime, session }): Promise<SavedView> {
    const view = await createView(runtime.db, session.userId, input);
    if (view === "full") {
      const message = `You have ${mostViews} saved views; that is the most. Delete one first.`;
      throw new BulkheadError("conflict", message);
    }
    return view === "taken" ? taken(input.name) : view;
  },
});

export const change = defineCommand({
  name: "views.change",
  input: changedViewInput,
  permission: "self:manage",
  target: ({ name }) => `view ${name}`,
  audit: "change",
  async run({ id, ...fields }, { runtime, session }): Promise<SavedView> {
    const view = await changeView(runtime.db, session.userId, id, fields);
    if (view === "gone") throw gone();
    return view === "taken" ? taken(fields.name) : view;
  },
});

/** Answers what was deleted, so that it can be saved again. */
export const remove = defineCommand({
  name: "views.delete",
  input: viewInput,
  permission: "self:manage",
  target: ({ id }) => `view ${id}`,
  audit: "change",
  async run({ id }, { runtime, session }): Promise<SavedView> {
    const view = await deleteView(runtime.db, session.userId, id);
    if (!view) throw gone();
    return view;
  },
});

export const setStart = defineCommand({
  name: "views.set-start",
  input: startViewInput,
  permission: "self:manage",
  target: ({ id }) => (id === null ? "no view" : `view ${id}`),
  audit: "change",
  async run({ id }, { runtime, session }): Promise<void> {
    if (!(await setStartView(runtime.db, session.userId, id))) throw gone();
  },
});

function taken(name: string): never {
  const message = `You have a view "${name}" already. Choose another name.`;
  throw new BulkheadError("conflict", message, { fields: { name: message } });
}

const gone = () => new BulkheadError("not-found", "That view is gone. It was deleted, perhaps in another tab.");
