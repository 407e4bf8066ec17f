/* pty COLUMNS ROWS KEYS COMMAND...: run a command at a terminal of that size,
 * and print what it shows.  KEYS are bytes to type, each behind a text and a
 * bar: it is typed when that text has been shown since the key before; ^C is
 * the byte 3.  The last key is typed again while nothing is shown, for a ^C
 * may swallow what is typed behind it.  The exit status is the command's, or
 * 128 and its signal. */

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

/* Nothing is measured: whoever shows nothing for so long hangs. */
enum {
    AGAIN = 1000,   /* milliseconds */
    PATIENCE = 300, /* of those */
    LAST_SIGNAL = 31
};

/* What was shown since the last key, as far as a key may wait for it. */
typedef struct screen {
    char text[8192];
    size_t length;
} screen;

static void die(const char *what)
{
    perror(what);
    exit(125);
}

static int open_terminal(unsigned short columns, unsigned short rows)
{
    struct winsize size = {.ws_col = columns, .ws_row = rows};
    int fd = posix_openpt(O_RDWR | O_NOCTTY);

    if (fd < 0 || grantpt(fd) || unlockpt(fd) || ioctl(fd, TIOCSWINSZ, &size))
        die("pty");
    return fd;
}

/* A shell has whatever it runs in the background ignore ^C. */
static void mind_signals(void)
{
    sigset_t none;

    for (int i = 1; i <= LAST_SIGNAL; i++)
        signal(i, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The first terminal that a session opens is its own. */
static void become(int terminal, char *const command[])
{
    const char *name = ptsname(terminal);
    struct termios how;
    int fd;

    mind_signals();
    setsid();
    fd = name ? open(name, O_RDWR) : -1;
    if (fd < 0 || tcgetattr(fd, &how))
        die("pty");
    how.c_oflag &= (tcflag_t)~OPOST; /* '\n' stays '\n' */
    how.c_lflag &= (tcflag_t)~ECHO;
    tcsetattr(fd, TCSANOW, &how);
    for (int i = 0; i < 3; i++)
        dup2(fd, i);
    close(terminal);
    if (fd > 2)
        close(fd);
    execvp(command[0], command);
    die(command[0]);
}

static void remember(screen *s, const char *bytes, size_t n)
{
    size_t room = sizeof s->text - 1;

    if (s->length + n > room) {
        size_t kept = s->length < room / 2 ? s->length : room / 2;

        memmove(s->text, s->text + s->length - kept, kept);
        s->length = kept;
    }
    memcpy(s->text + s->length, bytes, n);
    s->length += n;
    s->text[s->length] = '\0';
}

static void press(int terminal, const char *key)
{
    if (write(terminal, key, 1) != 1)
        die("pty");
}

/* Is the text before the bar there? */
static bool is_awaited(const screen *s, const char *keys)
{
    size_t length = strcspn(keys, "|");
    char wanted[256];

    if (!keys[length] || length >= sizeof wanted)
        return false;
    memcpy(wanted, keys, length);
    wanted[length] = '\0';
    return strstr(s->text, wanted) != NULL;
}

/* Type the keys whose turn it is; those behind them. */
static const char *type(int terminal, screen *s, const char *keys)
{
    while (is_awaited(s, keys)) {
        keys = strchr(keys, '|') + 1;
        press(terminal, keys++);
        *s = (screen){.length = 0};
    }
    return keys;
}

static void wait_for(struct pollfd *ready, const char *last_key)
{
    for (int i = 0; i < PATIENCE; i++) {
        if (poll(ready, 1, AGAIN))
            return;
        if (last_key)
            press(ready->fd, last_key);
    }
    fputs("pty: nothing happens\n", stderr);
    exit(125);
}

/* Until nobody has the terminal open any more. */
static void show(int terminal, const char *keys)
{
    struct pollfd ready = {.fd = terminal, .events = POLLIN};
    screen seen = {.length = 0};
    const char *first = keys;
    char bytes[4096];

    for (;;) {
        ssize_t n;

        wait_for(&ready, keys > first && !*keys ? keys - 1 : NULL);
        n = read(terminal, bytes, sizeof bytes);
        if (n <= 0)
            break;
        fwrite(bytes, 1, (size_t)n, stdout);
        remember(&seen, bytes, (size_t)n);
        keys = type(terminal, &seen, keys);
    }
    if (*keys)
        fprintf(stderr, "pty: never typed: '%s'\n", keys);
}

int main(int argc, char *argv[])
{
    int terminal, status;
    pid_t child;

    if (argc < 5)
        return 125;
    setvbuf(stdout, NULL, _IONBF, 0);
    terminal = open_terminal((unsigned short)strtoul(argv[1], NULL, 10),
                             (unsigned short)strtoul(argv[2], NULL, 10));
    child = fork();
    if (child < 0)
        die("fork");
    if (!child)
        become(terminal, argv + 4);
    show(terminal, argv[3]);
    if (waitpid(child, &status, 0) < 0)
        die("wait");
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
