import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly license?: string; readonly dev?: boolean }>
  >;
};

/** Licences under which what is installed beside an MIT-licensed program may be used and passed on. */
const ALLOWED = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "MIT-0",
  // By file: what is changed in its files must be published, and nothing is.
  "MPL-2.0",
];
/** Those that name no licence by its SPDX name, read by a person. */
const READ: Readonly<Record<string, string>> = {
  "dejavu-fonts-ttf": "Bitstream Vera and public domain: may be passed on with software",
};

const runtime = Object.entries(packages)
  .filter(([path, { dev }]) => path !== "" && !dev)
  .map(([path, { version = "", license = "" }]) => {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    return { name, version, licence: READ[name] ?? license };
  })
  .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));

it("installs nothing whose licence does not allow it", () => {
  const allowed = ({ name, licence }: (typeof runtime)[number]) =>
    READ[name] !== undefined ||
    licence
      .replace(/^\((.*)\)$/, "$1")
      .split(" OR ")
      .some((one) => ALLOWED.includes(one));
  expect(runtime.length).toBeGreaterThan(100);
  expect(runtime.filter((one) => !allowed(one))).toEqual([]);
});

it("lists what is installed with Paperboy (after a change: vitest run test/docs/licences.test.ts --update)", async () => {
  const rows = runtime.map(({ name, version, licence }) => `${name} ${version}: ${licence}`);
  const text = `# Packages installed with Paperboy, and their licences\n\n${rows.map((row) => `- ${row}`).join("\n")}\n`;
  await expect(text).toMatchFileSnapshot(join(root, "docs/licences.md"));
});
