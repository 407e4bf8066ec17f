#include "cli/input.h"

#include <string.h>
#include <unistd.h>

bool input_is_same(const struct stat *one, const struct stat *other)
{
    return S_ISREG(one->st_mode) && one->st_dev == other->st_dev &&
           one->st_ino == other->st_ino;
}

static bool look_at(const char *path, struct stat *about)
{
    return !(strcmp(path, "-") ? stat(path, about)
                               : fstat(STDIN_FILENO, about));
}

const char *input_that_is(const pov_text_list *inputs, const struct stat *file)
{
    struct stat input;

    for (size_t i = 0; i < inputs->count; i++)
        if (look_at(inputs->items[i], &input) && input_is_same(&input, file))
            return inputs->items[i];
    return NULL;
}
