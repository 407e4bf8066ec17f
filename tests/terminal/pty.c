/* pty COLUMNS ROWS KEYS COMMAND...: run a command at a terminal of that size,
 * and print what it shows.  KEYS are typed, one each fifth of a second; ^C is
 * the byte 3.  The exit status is the command's, or 128 and its signal. */

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { BETWEEN_KEYS = 200, PATIENCE = 100 }; /* milliseconds; fifths of 1 s */

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

/* The first terminal that a session opens is its own. */
static void become(int terminal, char *const command[])
{
    const char *name = ptsname(terminal);
    struct termios how;
    int fd;

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

/* Until nobody has the terminal open any more. */
static void show(int terminal, const char *keys)
{
    struct pollfd ready = {.fd = terminal, .events = POLLIN};
    char bytes[4096];
    int quiet = 0;

    while (quiet < PATIENCE) {
        ssize_t n;

        if (!poll(&ready, 1, BETWEEN_KEYS)) {
            quiet++;
            if (*keys && write(terminal, keys++, 1) != 1)
                die("pty");
            continue;
        }
        quiet = 0;
        n = read(terminal, bytes, sizeof bytes);
        if (n <= 0)
            return;
        fwrite(bytes, 1, (size_t)n, stdout);
    }
    fputs("pty: nothing happens\n", stderr);
    exit(125);
}

int main(int argc, char *argv[])
{
    int terminal, status;
    pid_t child;

    if (argc < 5)
        return 125;
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
