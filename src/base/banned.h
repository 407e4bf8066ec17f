#ifndef POVSTAT_BASE_BANNED_H
#define POVSTAT_BASE_BANNED_H

/* Functions that cut, overrun or keep hidden state: a compile error here.
 * Included on the command line, after the system headers have declared them. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets
#pragma GCC poison strtok strtok_r atoi atol atoll atof
#pragma GCC poison asctime ctime gmtime localtime

#endif
