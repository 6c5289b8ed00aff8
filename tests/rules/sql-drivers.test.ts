import rule from "../../rules/no-sql-injection.ts";
import { casesOf } from "../injection-cases.ts";
import { RuleTester } from "../rule-tester.ts";

const { silent, reported } = casesOf(`import sql from "mssql";
import mysql from "mysql2/promise";
import mysqlOnce from "serverless-mysql";
import sqlite3 from "sqlite3";
import { open } from "sqlite";
import { PGlite } from "@electric-sql/pglite";
import { createClient } from "@clickhouse/client";
import { createClient as connect } from "gel";
import { Client } from "@elastic/elasticsearch";
const my = mysql.createPool({});
const once = mysqlOnce({ config: {} });
const pool = new sql.ConnectionPool("url");
const lite = new sqlite3.Database("file");
const pg = new PGlite();
const house = createClient();
const gel = connect();
const elastic = new Client({ node: "url" });`);

const all = "SELECT * FROM post WHERE id = ";

new RuleTester().run("no-sql-injection: more drivers", rule, {
  valid: [
    silent("a request with an input", `await pool.request().input("id", sql.Int, x).query("${all}@id");`),
    silent("mssql's tagged template", `await sql.query\`${all}\${x}\`;`),
    silent("a stored procedure", `await pool.request().input("id", x).execute("findPost");`),
    silent("bound parameters of sqlite3", `lite.all("${all}?", [x], (error, rows) => {});`),
    silent("bound parameters of sqlite", `const db = await open({ filename: "a" });\nawait db.get("${all}?", x);`),
    silent("bound parameters of PGlite", `await pg.query("${all}$1", [x]);`),
    silent("PGlite's tagged template", `await pg.sql\`${all}\${x}\`;`),
    silent(
      "parameters of ClickHouse",
      `await house.query({ query: "${all}{id: UInt32}", query_params: { id: x }, format: "JSON" });`,
    ),
    silent("SQL in Elasticsearch with a parameter", `await elastic.sql.query({ query: "${all}?", params: [x] });`),
    silent("values for the places of serverless-mysql", `await once.query("${all}?", [x]);`),
    silent("what serverless-mysql has escaped", `await once.query("${all}" + once.escape(x));`),
    silent("what mysql2 has escaped", `await my.query(\`${all}\${mysql.escape(x)}\`);`),
    silent("a name that mysql2 has escaped", `await my.query(\`SELECT * FROM post ORDER BY \${my.escapeId(x)}\`);`),
    silent("what mysql2 has put in", `await my.query(mysql.format("${all}?", [x]));`),
    silent("SQL in Gel with a parameter", `await gel.querySQL("${all}$1", [x]);`),
  ],
  invalid: [
    reported(
      "a request with a text",
      `await pool.request().query(\`${all}\${x}\`);`,
      `pool.request().query(\`${all}\${x}\`)`,
      { effect: "pool.request().query" },
    ),
    reported("mssql's query of a text", `await sql.query(\`${all}\${x}\`);`, `sql.query(\`${all}\${x}\`)`),
    reported(
      "a transaction's request with a text",
      `const request = new sql.Request(pool);\nawait request.batch("${all}" + x);`,
      `request.batch("${all}" + x)`,
    ),
    reported(
      "sqlite3 with a text",
      `lite.all(\`${all}'\${x}'\`, (error, rows) => {});`,
      `lite.all(\`${all}'\${x}'\`, (error, rows) => {})`,
    ),
    reported(
      "sqlite with a text",
      `const db = await open({ filename: "a" });\nawait db.get(\`${all}'\${x}'\`);`,
      `db.get(\`${all}'\${x}'\`)`,
    ),
    reported("PGlite with a text", `await pg.query(\`${all}\${x}\`);`, `pg.query(\`${all}\${x}\`)`),
    reported(
      "PGlite in a transaction",
      `await pg.transaction((tx) => tx.exec(\`${all}\${x}\`));`,
      `tx.exec(\`${all}\${x}\`)`,
    ),
    reported(
      "ClickHouse with a text",
      `await house.query({ query: \`${all}\${x}\` });`,
      `house.query({ query: \`${all}\${x}\` })`,
    ),
    reported(
      "SQL in Elasticsearch with a text",
      `await elastic.sql.query({ query: \`${all}\${x}\` });`,
      `elastic.sql.query({ query: \`${all}\${x}\` })`,
    ),
    reported("serverless-mysql with a text", `await once.query(\`${all}\${x}\`);`, `once.query(\`${all}\${x}\`)`),
    reported(
      "serverless-mysql in a transaction",
      `await once.transaction().query("SELECT 1").query(\`${all}\${x}\`).commit();`,
      `once.transaction().query("SELECT 1").query(\`${all}\${x}\`)`,
      { effect: "once.transaction().query(…).query" },
    ),
    reported(
      "a text that mysql2 puts values into",
      `await my.query(mysql.format("${all}? ORDER BY " + x, [1]));`,
      `my.query(mysql.format("${all}? ORDER BY " + x, [1]))`,
    ),
    reported("SQL in Gel with a text", `await gel.querySQL(\`${all}\${x}\`);`, `gel.querySQL(\`${all}\${x}\`)`),
  ],
});
