// Runs in the page: Cytoscape, which draws on a canvas.
import cytoscape from "cytoscape";
import { gridOf } from "./peer-grid.mjs";

const { cards, zoom } = window.asked;
const map = cytoscape({
  container: document.getElementById("map"),
  elements: gridOf(cards).map(({ id, x, y, label }) => ({ data: { id, label }, position: { x, y } })),
  layout: { name: "preset" },
  zoom,
  style: [
    {
      selector: "node",
      style: {
        shape: "rectangle",
        width: 150,
        height: 42,
        label: "data(label)",
        "font-size": 12,
        "text-valign": "center",
      },
    },
  ],
});
map.ready(() => Object.assign(window, { ready: true }));
