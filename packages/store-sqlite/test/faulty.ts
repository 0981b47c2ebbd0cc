import { DatabaseSync } from "node:sqlite";

/** Runs `work` while all SQL goes through `rewrite` on its way to SQLite: how faults are planted without touching the store. */
export async function withSql<T>(rewrite: (sql: string) => string, work: () => Promise<T>): Promise<T> {
  const { exec, prepare } = DatabaseSync.prototype;
  DatabaseSync.prototype.exec = function (sql) {
    return exec.call(this, rewrite(sql));
  };
  DatabaseSync.prototype.prepare = function (sql, ...rest) {
    return prepare.call(this, rewrite(sql), ...rest);
  };
  try {
    return await work();
  } finally {
    Object.assign(DatabaseSync.prototype, { exec, prepare });
  }
}

/** What `node:sqlite` throws for one of SQLite's result codes. */
export function sqliteError(errcode: number, message: string): Error {
  return Object.assign(new Error(message), { code: "ERR_SQLITE_ERROR", errcode, errstr: message });
}

/** Runs `work` while every COMMIT meets `fault`, before SQLite is asked or after it has done it. */
export async function withCommit<T>(fault: Error, when: "before" | "after", work: () => Promise<T>): Promise<T> {
  const { prepare } = DatabaseSync.prototype;
  DatabaseSync.prototype.prepare = function (sql, ...rest) {
    const statement = prepare.call(this, sql, ...rest);
    if (sql !== "COMMIT") return statement;
    const run = statement.run.bind(statement);
    return Object.assign(statement, {
      run: () => {
        if (when === "after") run();
        throw fault;
      },
    });
  };
  try {
    return await work();
  } finally {
    DatabaseSync.prototype.prepare = prepare;
  }
}
