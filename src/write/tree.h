#ifndef WRITE_TREE_H
#define WRITE_TREE_H

#include "write/page.h"

/** Draw a section's tree with lines from each branch to what it hangs on;
 *  text that is too long goes on below its own beginning. */
void tree_draw(page *p, const pov_section *section);

#endif
