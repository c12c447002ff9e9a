// Runs in the page: React Flow with every card mounted.
import { ReactFlow } from "@xyflow/react";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { gridOf } from "./peer-grid.mjs";

const { cards, zoom } = window.asked;
const nodes = gridOf(cards).map(({ id, x, y, label }) => ({ id, position: { x, y }, data: { label }, type: "card" }));
const Card = ({ data }) => createElement("div", { className: "card" }, data.label, createElement("br"), "Healthy");
const nodeTypes = { card: Card };

createRoot(document.getElementById("map")).render(
  createElement(ReactFlow, {
    nodes,
    edges: [],
    nodeTypes,
    minZoom: 0.05,
    defaultViewport: { x: 0, y: 0, zoom },
    onInit: () => Object.assign(window, { ready: true }),
  }),
);
