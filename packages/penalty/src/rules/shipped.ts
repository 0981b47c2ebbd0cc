import { type Library, library } from "../discretion/library.ts";
import { advertisingLaw2021 } from "./advertising.ts";
import { provincialBands } from "./bands.ts";
import { foodSafetySets } from "./food-safety.ts";
import { metrologySets } from "./metrology.ts";
import { penaltyLaw2017 } from "./penalty-law-2017.ts";
import { penaltyLaw2021 } from "./penalty-law-2021.ts";
import { pricePenalties2010 } from "./price.ts";
import { hearingSets, shandongMitigation2024 } from "./procedure.ts";
import { productQualityLaw2018 } from "./product-quality.ts";

/** Everything that ships, put together: the law of the People's Republic with the bands and list of Shandong. */
export const shippedLibrary: Library = library({
  sets: [
    penaltyLaw2017,
    penaltyLaw2021,
    ...foodSafetySets,
    pricePenalties2010,
    advertisingLaw2021,
    ...metrologySets,
    productQualityLaw2018,
    ...hearingSets,
    shandongMitigation2024,
  ],
  bands: [provincialBands],
});
