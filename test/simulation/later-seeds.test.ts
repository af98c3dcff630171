import { keepsEveryPromise } from "./seeds.ts";

keepsEveryPromise([
  [26, 30],
  [31, 40],
  [41, 50],
]);
