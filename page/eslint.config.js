import js from "@eslint/js";
import ts from "typescript-eslint";

// What would turn words into markup, reach out or leave something behind has no place in this script.
const refused = ["innerHTML", "outerHTML", "insertAdjacentHTML", "write", "cookie", "localStorage", "sessionStorage"];
const away = ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "localStorage", "sessionStorage", "indexedDB"];

export default ts.config(js.configs.recommended, ...ts.configs.strictTypeChecked, {
  files: ["src/**/*.ts"],
  languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: new URL(".", import.meta.url).pathname } },
  rules: {
    "no-restricted-properties": ["error", ...refused.map((property) => ({ property }))],
    "no-restricted-globals": ["error", ...away, "eval", "Function"],
    "max-lines-per-function": ["error", 50],
    complexity: ["error", 12], // `??` and `?.` count
    eqeqeq: "error",
    "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
  },
}, { ignores: ["build.js", "eslint.config.js", "node_modules"] });
