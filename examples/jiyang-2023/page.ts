/** What the newspaper page says of 2023; sums in fen. Source: domain specification §1, M6–M9, M14–M16, M18, M19. */
export const page = {
  casesClosed: 237,
  finesFen: 187_660_000,
  mitigated: 83,
  exemptOrNotImposed: 32,
  /** 533.5万余: a lower bound. */
  reducedFen: 533_500_000,
  stations: 19,
  demonstrationUnits: 2853,
  noReasonReturnUnits: 2844,
  trustedUnits: 41_944,
  odrEnterprises: 15,
  /** 自行和解; the page claims of these cases no other rate than the two that follow, in percent. */
  selfSettled: 245,
  selfSettledOnTimeRate: 100,
  selfSettledSatisfactionRate: 100,
  jointChecks: 988,
  trainingsReceived: 6,
  trainingSessions: 43,
  trainingPersonTimes: 3410,
};
