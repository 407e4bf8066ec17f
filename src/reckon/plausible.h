#ifndef RECKON_PLAUSIBLE_H
#define RECKON_PLAUSIBLE_H

#include "reckon/engine.h"

/** Report what is hardly ever true, though it may be. */
void plausible_check(engine *e);

#endif
