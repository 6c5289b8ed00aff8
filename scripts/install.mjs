// Installs the dependencies when they are not there, or not those of the lock file, so that `npm test` and `npm run demo`
// work on a fresh clone. It needs nothing but Node.js itself.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);

if (!isInstalled()) {
  console.error("Installing the dependencies (npm ci) …");
  const npm = process.env["npm_execpath"];
  const [command, ...arguments_] = npm === undefined ? ["npm"] : [process.execPath, npm];
  const { status, error } = spawnSync(command, [...arguments_, "ci", "--no-audit", "--no-fund"], {
    cwd: fileURLToPath(root),
    shell: npm === undefined && process.platform === "win32",
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (error !== undefined || status !== 0) {
    console.error("The dependencies could not be installed.", error ?? "");
    process.exit(1);
  }
}

/** Whether everything that the lock file asks for on any machine is there in its version. */
function isInstalled() {
  const installed = new URL("node_modules/.package-lock.json", root);
  if (!existsSync(installed)) {
    return false;
  }
  const found = packagesIn(installed);
  return Object.entries(packagesIn(new URL("package-lock.json", root))).every(
    ([path, { version, optional, devOptional }]) =>
      path === "" || optional || devOptional || found[path]?.version === version,
  );
}

function packagesIn(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
