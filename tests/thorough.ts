/** Whether what takes its time is run as well: many sites built over, large drops. */
export const isThorough = process.env.UPLIFT_THOROUGH === '1';
