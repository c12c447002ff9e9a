import { record } from "../engine/model.ts";
import {
  addNetwork,
  fromNetworkBody,
  joinNetwork,
  leaveNetwork,
  removeNetwork,
  toNetworkJson,
} from "../engine/networks.ts";
import { findContainer, findNetwork } from "../engine/state.ts";
import { done, ok, type Route } from "./router.ts";

export const networkRoutes: readonly Route[] = [
  { method: "GET", path: "/networks", answer: ({ engine }) => ok([...engine.networks.values()].map(toNetworkJson)) },
  {
    method: "POST",
    path: "/networks/create",
    answer: ({ engine, body }) => ({
      status: 201,
      json: { Id: addNetwork(engine, fromNetworkBody(body)).id, Warning: "" },
    }),
  },
  {
    method: "GET",
    path: "/networks/*",
    answer: ({ engine, parts }) => {
      const network = findNetwork(engine, parts[0] ?? "");
      const members = [...engine.containers.values()].filter(
        ({ endpoints, status }) => status === "running" && endpoints.has(network.name),
      );
      const Containers = Object.fromEntries(
        members.map(({ id, name, endpoints }) => {
          const endpoint = endpoints.get(network.name);
          return [id, { Name: name, MacAddress: endpoint?.mac, IPv4Address: `${endpoint?.ip}/16`, IPv6Address: "" }];
        }),
      );
      return ok({ ...toNetworkJson(network), Containers });
    },
  },
  {
    method: "DELETE",
    path: "/networks/*",
    answer: ({ engine, parts }) => {
      removeNetwork(engine, parts[0] ?? "");
      return done;
    },
  },
  {
    method: "POST",
    path: "/networks/*/connect",
    answer: ({ engine, parts, body }) => {
      const container = findContainer(engine, String(body.Container ?? ""));
      joinNetwork(engine, container, parts[0] ?? "", record(body.EndpointConfig));
      return ok(undefined);
    },
  },
  {
    method: "POST",
    path: "/networks/*/disconnect",
    answer: ({ engine, parts, body }) => {
      leaveNetwork(engine, findContainer(engine, String(body.Container ?? "")), parts[0] ?? "");
      return ok(undefined);
    },
  },
];
