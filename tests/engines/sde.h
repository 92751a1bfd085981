/* What the generated code of the growth model wants of SDEverywhere's runtime, defined as there. */
#pragma once

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#define _EXP(x) exp(x)
#define _LN(x) log(x)
#define _SQRT(x) sqrt(x)
#define _IF_THEN_ELSE(c, t, f) (((double)(c) != 0.0) ? (t) : (f))
#define _INTEG(value, rate) ((value) + (rate) * _time_step)

/* The messages of functions that are not used here. */
#define fprintf(...) ((void)0)

extern double _time;
void outputVar(double value);
