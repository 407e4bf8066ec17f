#define POVSTAT_PORTABLE
#include "lanes_test.c"
