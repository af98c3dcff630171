import { keepsEveryPromise } from "./seeds.ts";

keepsEveryPromise([
  [17, 24],
  [25, 32],
]);
