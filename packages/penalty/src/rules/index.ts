/** What ships: the Administrative Penalty Law, norms of market supervision, and the bands of a province. */
export { advertisingLaw, metrologyRules, pricePenalties, productQualityLaw, shandongMitigation } from "./acts.ts";
export { advertisingLaw2021 } from "./advertising.ts";
export { provincialBands } from "./bands.ts";
export { foodSafetySets } from "./food-safety.ts";
export { generalFacts } from "./general-facts.ts";
export { metrologySets } from "./metrology.ts";
export { penaltyLaw2017 } from "./penalty-law-2017.ts";
export { penaltyLaw2021 } from "./penalty-law-2021.ts";
export { pricePenalties2010 } from "./price.ts";
export { hearingSets, shandongMitigation2024 } from "./procedure.ts";
export { productQualityLaw2018 } from "./product-quality.ts";
export { shippedLibrary } from "./shipped.ts";
