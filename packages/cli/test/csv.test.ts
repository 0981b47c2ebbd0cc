import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lines } from "../src/import/csv/lines.ts";
import { type BrokenRecord, type CsvRecord, records } from "../src/import/csv/records.ts";
import { quoted } from "./sheet.ts";

async function read(file: string | Buffer, chunk = 1 << 16): Promise<(CsvRecord | BrokenRecord)[]> {
  const bytes = Buffer.from(file);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const all: (CsvRecord | BrokenRecord)[] = [];
  for await (const record of records(lines("test.csv", chunks()))) all.push(record);
  return all;
}

const told = (all: readonly (CsvRecord | BrokenRecord)[]) =>
  all.map((one) =>
    one.kind === "record" ? `${one.line} ${one.cells.join("|")}` : `${one.line}:${one.column} ${one.code}`,
  );

describe("a CSV file", () => {
  it("reads back every table, with the physical line of each row, however it is cut into chunks", async () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r\n", " ", "é", "中", "😀"), maxLength: 6 });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom("\n", "\r\n"),
        fc.integer({ min: 1, max: 40 }),
        async (rows, end, chunk) => {
          const first = ["head", ...(rows[0] ?? []).slice(1).map(() => "er")];
          const filled = rows.filter((row) => row.some((text) => text.trim() !== "" || text.includes("\n")));
          let line = 1;
          const expected = [first, ...filled].map((cells) => {
            const record = { line, cells };
            line += 1 + cells.join("").split("\n").length - 1;
            return record;
          });
          const file = [first, ...filled].map((cells) => cells.map(quoted).join(",") + end).join("");
          const found = await read(file, chunk);
          expect(found.map((one) => one.kind)).toEqual(expected.map(() => "record"));
          expect(found).toMatchObject(expected);
        },
      ),
    );
  });

  it("leaves a row with an open quote, and goes on at the next physical line", async () => {
    const found = await read('a,b,c\n1,2,3\n4,"5,6\n7,8,"9"\n10,"eleven\ntwelve",13\n');
    expect(told(found)).toEqual(["1 a|b|c", "2 1|2|3", "3:3 broken-quote", "4 7|8|9", "5 10|eleven\ntwelve|13"]);
  });

  it("leaves a row with a quote in the middle of a cell", async () => {
    const found = await read('a,b\n1,5" pipe\n2,"x"y\n3,z\n');
    expect(told(found)).toEqual(["1 a|b", "2:3 broken-quote", "3:3 broken-quote", "4 3|z"]);
  });

  it("leaves a row whose quote is open to the end of the file", async () => {
    expect(told(await read('a,b\n1,2\n3,"4\n5,6'))).toEqual(["1 a|b", "2 1|2", "3:3 broken-quote", "4 5|6"]);
  });

  it("names the place where a row has a cell too many or too few", async () => {
    const found = await read("a,b,c\n1,2\n3,4,5,6\n7,8,9\n");
    expect(found[1]).toMatchObject({ line: 2, column: 4, code: "wrong-column-count", came: "2 columns" });
    expect(found[2]).toMatchObject({ line: 3, column: 7, came: "4 columns", expected: "3 columns, as in the header" });
    expect(found[3]).toMatchObject({ line: 4, cells: ["7", "8", "9"] });
  });

  it("names line and column of bytes that are not UTF-8, and keeps the other rows", async () => {
    const gb18030 = Buffer.concat([Buffer.from("a,b\n1,é"), Buffer.from([0xc4, 0xe3]), Buffer.from("\n2,好\n")]);
    const found = await read(gb18030);
    expect(found[1]).toMatchObject({ line: 2, column: 4, code: "invalid-utf8", came: "the bytes c4 e3" });
    expect(found[2]).toMatchObject({ line: 3, cells: ["2", "好"] });
  });

  it("counts a bad byte inside a quoted cell of several lines once, on its own line", async () => {
    const file = Buffer.concat([Buffer.from('a,b\n1,"x\ny'), Buffer.from([0xff]), Buffer.from('z"\n2,3\n')]);
    expect(told(await read(file))).toEqual(["1 a|b", "3:2 invalid-utf8", "4 2|3"]);
  });

  it("takes a byte order mark and empty lines for nothing", async () => {
    expect(told(await read("\u{feff}a,b\n\n1,2\n\n"))).toEqual(["1 a|b", "3 1|2"]);
  });

  it.each([
    ["UTF-16", Buffer.from("\u{feff}a,b\n", "utf16le"), "UTF-16 (little endian)"],
    ["gzip", Buffer.from([0x1f, 0x8b, 8, 0]), "a gzip archive"],
    ["an Excel workbook", Buffer.from("PK\u{3}\u{4}xl"), "a ZIP archive or an Excel workbook"],
    ["something binary", Buffer.from("a,b\n\0"), "a zero byte"],
    ["one endless line", Buffer.alloc(3 << 20, "x"), "a line of more than 1 MiB"],
  ])("refuses %s as a whole", async (_name, file, came) => {
    await expect(read(file)).rejects.toMatchObject({ code: "unreadable-file", facts: { line: 1, came } });
  });
});
