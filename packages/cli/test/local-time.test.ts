import { describe, expect, it } from "vitest";
import { readUsTime, zoneOf } from "../src/local-time.ts";

const newYork = zoneOf("America/New_York");
const moments = (text: string, zone = newYork) => {
  const time = readUsTime(text);
  return time && zone.moments(time);
};

describe("local time of New York", () => {
  it.each([
    ["03/01/2011 02:27:57 PM", ["2011-03-01T19:27:57.000Z"]],
    ["07/01/2011 12:00:00 AM", ["2011-07-01T04:00:00.000Z"]],
    ["07/01/2011 12:00:00 PM", ["2011-07-01T16:00:00.000Z"]],
    ["01/01/1900 12:00:00 AM", ["1900-01-01T05:00:00.000Z"]],
    // 2011-03-13: the clock jumps from 02:00 to 03:00
    ["03/13/2011 01:59:59 AM", ["2011-03-13T06:59:59.000Z"]],
    ["03/13/2011 02:30:00 AM", ["2011-03-13T07:30:00.000Z"]],
    ["03/13/2011 03:00:00 AM", ["2011-03-13T07:00:00.000Z"]],
    // 2011-11-06: the clock goes back from 02:00 to 01:00
    ["11/06/2011 12:59:59 AM", ["2011-11-06T04:59:59.000Z"]],
    ["11/06/2011 01:30:00 AM", ["2011-11-06T05:30:00.000Z", "2011-11-06T06:30:00.000Z"]],
    ["11/06/2011 02:00:00 AM", ["2011-11-06T07:00:00.000Z"]],
  ])("%s is %j", (text, expected) => expect(moments(text)).toEqual(expected));

  it.each([
    "2011-03-01T14:27:57",
    "3/1/2011 02:27:57 PM",
    "13/01/2011 02:27:57 PM",
    "02/29/2011 02:27:57 PM",
    "03/01/2011 13:00:00 PM",
    "03/01/2011 00:10:00 AM",
    "03/01/2011 02:60:00 PM",
    "03/01/2011 02:27:57 pm",
    "03/01/2011",
    "",
  ])("%j is no time", (text) => expect(readUsTime(text)).toBeUndefined());

  it("shows a moment as the clock does, also across the year's end", () => {
    expect(newYork.show("2011-01-01T03:00:00.000Z")).toBe("2010-12-31 22:00:00 -05:00");
    expect(newYork.show("2011-11-06T06:30:00.000Z")).toBe("2011-11-06 01:30:00 -05:00");
    expect(zoneOf("Asia/Kathmandu").show("2011-01-01T00:00:00.000Z")).toBe("2011-01-01 05:45:00 +05:45");
  });

  it("goes back to where it came from, for moments all over two years", () => {
    for (const zone of [newYork, zoneOf("Australia/Lord_Howe"), zoneOf("Asia/Shanghai")]) {
      for (let ms = Date.UTC(2010, 11, 31); ms < Date.UTC(2013, 0, 1); ms += 5 * 3_600_000) {
        const at = new Date(ms).toISOString();
        const [date = "", time = ""] = zone.show(at).split(" ");
        const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
        const [hour = 0, minute = 0, second = 0] = time.split(":").map(Number);
        const moments = zone.moments({ year, month, day, hour, minute, second });
        if (!moments.includes(at)) expect(moments, zone.name).toContain(at);
      }
    }
  });

  it("refuses a zone nobody knows", () => expect(() => zoneOf("Mars/Olympus")).toThrow(RangeError));
});
