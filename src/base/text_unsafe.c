#include "povstat/text.h"

/* Controls of both sets, line separators, and what cannot be seen: the marks
 * with which a cell could disguise what follows it, and those for which one
 * would look in vain. */
bool pov_text_is_unsafe(uint32_t character)
{
    static const uint32_t ranges[][2] = {
        {0x00, 0x1f},     {0x7f, 0x9f},       {0xad, 0xad},
        {0x061c, 0x061c}, {0x180e, 0x180e},   {0x200b, 0x200f},
        {0x2028, 0x202e}, {0x2060, 0x206f},   {0xfeff, 0xfeff},
        {0xfff9, 0xfffb}, {0xe0000, 0xe007f},
    };

    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (character >= ranges[i][0] && character <= ranges[i][1])
            return true;
    return false;
}
