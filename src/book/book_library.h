#ifndef POVSTAT_BOOK_BOOK_LIBRARY_H
#define POVSTAT_BOOK_BOOK_LIBRARY_H

#include <expat.h>
#include <minizip/unzip.h>

#include "povstat/library.h"

/** Load minizip, which brings zlib, and expat, if they are not.  Errors: why
 *  they cannot be; else NULL. */
const char *book_library_load(void);

#ifdef LIBRARY_minizip

#define ZIP_FUNCTIONS(F)                                                       \
    F(unzClose)                                                                \
    F(unzCloseCurrentFile)                                                     \
    F(unzGetCurrentFileInfo64)                                                 \
    F(unzGetFilePos64)                                                         \
    F(unzGetGlobalInfo64)                                                      \
    F(unzGoToFilePos64)                                                        \
    F(unzGoToFirstFile)                                                        \
    F(unzGoToNextFile)                                                         \
    F(unzOpen2_64)                                                             \
    F(unzOpenCurrentFile)                                                      \
    F(unzReadCurrentFile)

extern struct zip_library {
    ZIP_FUNCTIONS(POV_LIBRARY_POINTER)
} zip_library;

#define unzClose zip_library.unzClose_
#define unzCloseCurrentFile zip_library.unzCloseCurrentFile_
#define unzGetCurrentFileInfo64 zip_library.unzGetCurrentFileInfo64_
#define unzGetFilePos64 zip_library.unzGetFilePos64_
#define unzGetGlobalInfo64 zip_library.unzGetGlobalInfo64_
#define unzGoToFilePos64 zip_library.unzGoToFilePos64_
#define unzGoToFirstFile zip_library.unzGoToFirstFile_
#define unzGoToNextFile zip_library.unzGoToNextFile_
#define unzOpen2_64 zip_library.unzOpen2_64_
#define unzOpenCurrentFile zip_library.unzOpenCurrentFile_
#define unzReadCurrentFile zip_library.unzReadCurrentFile_

#endif

#ifdef LIBRARY_expat

#define XML_FUNCTIONS(F)                                                       \
    F(XML_Parse)                                                               \
    F(XML_ParserCreate_MM)                                                     \
    F(XML_ParserFree)                                                          \
    F(XML_ResumeParser)                                                        \
    F(XML_SetCharacterDataHandler)                                             \
    F(XML_SetElementHandler)                                                   \
    F(XML_SetStartDoctypeDeclHandler)                                          \
    F(XML_SetUserData)                                                         \
    F(XML_StopParser)

extern struct xml_library {
    XML_FUNCTIONS(POV_LIBRARY_POINTER)
} xml_library;

#define XML_Parse xml_library.XML_Parse_
#define XML_ParserCreate_MM xml_library.XML_ParserCreate_MM_
#define XML_ParserFree xml_library.XML_ParserFree_
#define XML_ResumeParser xml_library.XML_ResumeParser_
#define XML_SetCharacterDataHandler xml_library.XML_SetCharacterDataHandler_
#define XML_SetElementHandler xml_library.XML_SetElementHandler_
#define XML_SetStartDoctypeDeclHandler                                         \
    xml_library.XML_SetStartDoctypeDeclHandler_
#define XML_SetUserData xml_library.XML_SetUserData_
#define XML_StopParser xml_library.XML_StopParser_

#endif

#endif
