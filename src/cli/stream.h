#ifndef POVSTAT_CLI_STREAM_H
#define POVSTAT_CLI_STREAM_H

#include <stdbool.h>
#include <stdio.h>

enum { STREAM_BUFFER = 64 * 1024 };

/** Where a stream writes to, and why it could not. */
typedef struct stream {
    int descriptor; /* -1: memory */
    int error;      /* errno of the first write that failed; 0: none did */
    char *text;     /* in memory; malloc'ed */
    size_t length, room;
    char *buffer; /* of STREAM_BUFFER bytes; malloc'ed */
} stream;

/**
 * A stream over a descriptor that keeps the reason of a failure.
 *
 * The standard library remembers only that a write failed, and takes a signal
 * for a failure.  This one goes on behind a signal or a short write, and
 * writes nothing more once something is lost.
 *
 * Into memory it grows: `s->text` with `s->length` bytes once it is closed,
 * NULL if nothing was written.  Memory that runs out ends the run: the system's
 * own kind of such a stream loses bytes without a word.
 *
 * Shape:  `descriptor` -1 is memory.  Fully buffered; what fits the buffer
 *         between two flushes is one write.
 * Owns:   `*s` must live as long as the stream; the descriptor stays the
 *         caller's to close, `s->text` to free.
 * Errors: NULL, with errno.
 */
FILE *stream_open(stream *s, int descriptor);

/** From here on a stream into memory writes to a descriptor, where all that was
 *  kept goes first.  Errors: as of any write. */
void stream_turn(FILE *out, stream *s, int descriptor);

/** Flush and close.  Errors: false, with errno of what failed first since it
 *  was opened. */
bool stream_close(FILE *out, const stream *s);

/** Close, and forget what was not flushed. */
void stream_drop(FILE *out, stream *s);

#endif
