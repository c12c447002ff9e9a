// The layered layout, a megabyte and a half: loaded when somebody looks at *Dependencies*, and never before.
import "elkjs/lib/elk-worker.min.js";
