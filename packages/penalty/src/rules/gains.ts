/** 没收违法所得, net of what must be paid back 依法应当退赔 (Administrative Penalty Law art. 28). */
export const gains = { do: "confiscateGains", amount: { of: "unlawfulGains", less: "refundsDue" } } as const;
