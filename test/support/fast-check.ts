import fc from 'fast-check';

/** Property tests try the same examples in every run: a red run is a defect, never bad luck. */
fc.configureGlobal({ seed: 20_260_302 });
