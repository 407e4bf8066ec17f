#ifndef POVSTAT_PROCESS_H
#define POVSTAT_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

#include "povstat/arena.h"

/* Copies of this process that do a part of its work.
 *
 * All that is there before is in both, at the same address, and what one does
 * with it the other does not see: nothing has to be guarded.  What a copy finds
 * out it says as bytes, in which a number, and a pointer to what was there
 * before, stands as it is in memory.  Much is better put into memory that both
 * have, where the other looks when the copy has said all.  One that cannot
 * begin, or ends too early, leaves its part to be done here. */

typedef struct pov_process {
    pid_t id; /* 0: none */
    int end;
} pov_process;

/** How many can run at once. */
size_t pov_process_possible(void);

/** Begin a copy, in which `serve` says what it found.  Errors: false: there is
 *  none. */
bool pov_process_begin(pov_process *process, void (*serve)(void *of, FILE *out),
                       void *of);

/** Has it begun to say something?  Then it is at its end. */
bool pov_process_is_ready(const pov_process *process);

/** Wait until it ends, and take what it said.  Owns: malloc's, also of what is
 *  no use.  Errors: false if it ended too early. */
bool pov_process_end(pov_process *process, char **said, size_t *length);

/** Let it go: nobody wants to know. */
void pov_process_drop(pov_process *process);

/** Memory that this process and copies which begin later have, all at the same
 *  address.  What nobody puts anything into takes none. */
typedef struct pov_shared {
    char *bytes; /* NULL: none */
    size_t size, used;
    size_t expected; /* up to there it will be used soon */
} pov_shared;

/** May so much be set aside?  Addresses, if they are limited, are needed for
 *  other things, too. */
bool pov_shared_may_take(uint64_t size);

/** Owns: until pov_shared_end, whatever becomes of the other processes.
 *  Errors: false: there is none to be had. */
bool pov_shared_begin(pov_shared *memory, size_t size);
void pov_shared_end(pov_shared *memory);

/** Take some of it, zeroed and aligned as of an arena.  Shape: one process
 *  alone does.  Errors: where there is too little, that process ends. */
void *pov_shared_take(pov_shared *memory, size_t size);

/** Say bytes; a number; a text, which may be NULL. */
void pov_say_bytes(FILE *out, const void *bytes, size_t n);
void pov_say_number(FILE *out, size_t n);
void pov_say_text(FILE *out, const char *text);

/** Who listens to what was said. */
typedef struct pov_listener {
    const char *at, *end;
    bool is_lost; /* there is less than was to be said */
} pov_listener;

/** Hear what was said; nothing but zeros from where it is lost. */
void pov_hear_bytes(pov_listener *listener, void *bytes, size_t n);
size_t pov_hear_number(pov_listener *listener);
const char *pov_hear_text(pov_listener *listener, pov_arena *arena);

#endif
