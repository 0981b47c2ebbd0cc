/** 名录: what is registered here, with the Chinese term. */
export const registryKinds = {
  /** In each subdistrict, so that disputes are settled at the source. */
  serviceStation: "消费维权服务站",
  demonstrationUnit: "放心消费示范单位",
  returnsPromiseUnit: "线下购物无理由退货承诺单位",
  creationUnit: "放心消费创建单位",
  /** Settles with the consumer first, before the bureau steps in. */
  odrEnterprise: "在线消费纠纷解决（ODR）企业",
} as const;

export type RegistryKind = keyof typeof registryKinds;
export const registryKindNames = [
  "serviceStation",
  "demonstrationUnit",
  "returnsPromiseUnit",
  "creationUnit",
  "odrEnterprise",
] as const satisfies readonly RegistryKind[];

/** 退出: why an entry is taken off; `wronglyGranted` 撤销 undoes the grant from its first day. */
export const revocationGrounds = ["unqualified", "violation", "withdrawn", "closed", "wronglyGranted"] as const;
