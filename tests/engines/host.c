/* Runs the growth model that SDEverywhere made: by its own Euler steps, and by Heun as Canghai does.
   LEVELS(each) stands in levels.h, made from the generated code, and calls each(level, numbers). */
#include "growth.c"
#include "levels.h"

#define MONTHS 36

double _time;

void outputVar(double value) { (void)value; }

#define RESULTS 9
static double results[RESULTS];

static double sum(const double *sectors) {
  double sum = 0;
  for (int i = 0; i < 6; i++) sum += sectors[i];
  return sum;
}

/* What a run leaves, in the order of `central` in crates/analysis/examples/members.rs. */
__attribute__((export_name("result"))) double result(int place) { return results[place]; }

static void keep_results(void) {
  const double all[RESULTS] = {
      sum(_value_added),    _other_output, sum(_platforms), sum(_demonstration), sum(_transformation),
      sum(_research), sum(_standards), sum(_landed),    sum(_producing)};
  for (int i = 0; i < RESULTS; i++) results[i] = all[i];
}

/* One of SDEverywhere's Euler steps. */
static void euler_step(void) {
  evalAux();
  evalLevels();
}

#define DECLARE(level, numbers) static double before_##level[numbers];
LEVELS(DECLARE)
#define KEEP(level, numbers)                                                                       \
  for (int i = 0; i < numbers; i++) before_##level[i] = ((double *)&level)[i];
#define AVERAGE(level, numbers)                                                                    \
  for (int i = 0; i < numbers; i++)                                                                \
    ((double *)&level)[i] = (before_##level[i] + ((double *)&level)[i]) * 0.5;

/* Two Euler steps lead from x to x + dt k1 + dt k2; Heun's is the mean of that and x. */
static void heun_step(int month) {
  _time = month / 12.0;
  LEVELS(KEEP)
  euler_step();
  /* the end of the month, where its inputs still hold */
  _time = (month + 1) / 12.0 - 1e-9;
  euler_step();
  LEVELS(AVERAGE)
}

/* A member, which differs from the one before by a parameter. */
static void start(int member) {
  initConstants();
  _landing_fraction *= 1.0 + member % 16 * 0.001;
  initLevels();
}

/* Runs members to the end of 2020 by Heun. */
__attribute__((export_name("heun"))) void heun(int members) {
  for (int member = members - 1; member >= 0; member--) {
    start(member);
    for (int month = 0; month < MONTHS; month++) heun_step(month);
  }
  keep_results();
}

/* Runs members to the end of 2020 by SDEverywhere's own steps, half as many evaluations. */
__attribute__((export_name("euler"))) void euler(int members) {
  for (int member = members - 1; member >= 0; member--) {
    start(member);
    for (int month = 0; month < MONTHS; month++) {
      _time = month / 12.0;
      euler_step();
    }
  }
  keep_results();
}
