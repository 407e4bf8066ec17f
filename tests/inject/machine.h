#ifndef POVSTAT_TESTS_INJECT_MACHINE_H
#define POVSTAT_TESTS_INJECT_MACHINE_H

/* What the kernel leaves to each machine: where the number, an argument and
 * the result of a system call are, and what stops a program.  Include after
 * _GNU_SOURCE. */

#include <elf.h>
#include <linux/audit.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/ptrace.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/user.h>

#if defined(__x86_64__)

#define MACHINE_AUDIT AUDIT_ARCH_X86_64
#define MACHINE_STOP 0xccul /* int3 */
#define MACHINE_STOP_BITS 0xfful
enum { MACHINE_BEHIND_STOP = 1 }; /* bytes */
typedef struct user_regs_struct machine_registers;

static inline unsigned long long *machine_counter(machine_registers *r)
{
    return &r->rip;
}

static inline unsigned long long *machine_result(machine_registers *r)
{
    return &r->rax;
}

static inline unsigned long long *machine_length(machine_registers *r)
{
    return &r->rdx;
}

static inline bool machine_skip(pid_t pid, machine_registers *r)
{
    (void)pid;
    r->orig_rax = (unsigned long long)-1;
    return true;
}

#elif defined(__aarch64__)

#define MACHINE_AUDIT AUDIT_ARCH_AARCH64
#define MACHINE_STOP 0xd4200000ul /* brk #0 */
#define MACHINE_STOP_BITS 0xfffffffful
enum { MACHINE_BEHIND_STOP = 0 };
typedef struct user_regs_struct machine_registers;

static inline unsigned long long *machine_counter(machine_registers *r)
{
    return &r->pc;
}

static inline unsigned long long *machine_result(machine_registers *r)
{
    return &r->regs[0];
}

static inline unsigned long long *machine_length(machine_registers *r)
{
    return &r->regs[2];
}

#ifndef NT_ARM_SYSTEM_CALL
#define NT_ARM_SYSTEM_CALL 0x404
#endif

static inline bool machine_skip(pid_t pid, machine_registers *r)
{
    int number = -1;
    struct iovec part = {&number, sizeof number};

    (void)r;
    return !ptrace(PTRACE_SETREGSET, pid, NT_ARM_SYSTEM_CALL, &part);
}

#else
#define MACHINE_UNKNOWN
#endif

#ifndef MACHINE_UNKNOWN

static inline bool machine_get(pid_t pid, machine_registers *r)
{
    struct iovec all = {r, sizeof *r};

    return !ptrace(PTRACE_GETREGSET, pid, NT_PRSTATUS, &all);
}

static inline bool machine_set(pid_t pid, machine_registers *r)
{
    struct iovec all = {r, sizeof *r};

    return !ptrace(PTRACE_SETREGSET, pid, NT_PRSTATUS, &all);
}

#endif
#endif
