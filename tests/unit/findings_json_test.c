#include "cases.h"

#include <cjson/cJSON.h>
#include <string.h>

#include "cli/findings_document.h"
#include "povstat/text.h"

/* Whatever stands in a file or its name, the findings are one valid document
 * with the same keys in the same order. */

static void assert_keys(const cJSON *object, const char *keys)
{
    char got[200] = "";

    for (const cJSON *item = object->child; item; item = item->next) {
        assert_true(strlen(got) + strlen(item->string) + 2 < sizeof got);
        strcat(got, item->string);
        strcat(got, item->next ? " " : "");
    }
    assert_string_equal(got, keys);
}

static cJSON *printed(const pov_findings *findings)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    cJSON *document;

    findings_document_print(DIAGNOSTICS_JSON, findings, NULL, findings->arena,
                            out);
    fclose(out);
    assert_true(pov_text_is_utf8(text, length, NULL));
    document = cJSON_ParseWithOpts(text, NULL, true);
    assert_non_null(document);
    assert_keys(document, "schema findings");
    free(text);
    return document;
}

static void prints_none(void **state)
{
    const pov_findings findings = {.arena = pov_arena_new()};
    cJSON *document = printed(&findings);

    (void)state;
    assert_int_equal(
        cJSON_GetArraySize(cJSON_GetObjectItem(document, "findings")), 0);
    cJSON_Delete(document);
    pov_arena_free(findings.arena);
}

static void prints_what_is_foreign(void **state)
{
    pov_findings findings = {.arena = pov_arena_new()};
    pov_finding *f = pov_find(&findings, POV_FOUND_BAD_NUMBER,
                              (pov_place){"a\xff\xe1\xbb.csv", 2, 3}, "%s",
                              "'\xc0\x80\"\\\x1b\xed\xa0\x80'");
    cJSON *document, *one, *places;

    (void)state;
    pov_find_related(&findings, f, (pov_place){"b\n.csv", 4, 0}, NULL);
    pov_find(&findings, POV_FOUND_EMPTY_FILE, (pov_place){0}, NULL);
    document = printed(&findings);
    one = cJSON_GetObjectItem(document, "findings")->child;
    assert_keys(one, "code severity file line column message help related");
    assert_string_equal(cJSON_GetObjectItem(one, "file")->valuestring,
                        "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD.csv");
    places = cJSON_GetObjectItem(one, "related");
    assert_int_equal(cJSON_GetArraySize(places), 1);
    assert_keys(places->child, "file line column");
    assert_true(cJSON_IsNull(cJSON_GetObjectItem(places->child, "column")));
    assert_keys(one->next,
                "code severity file line column message help related");
    assert_true(cJSON_IsNull(cJSON_GetObjectItem(one->next, "file")));
    cJSON_Delete(document);
    pov_arena_free(findings.arena);
}

int main(void)
{
    TEST(prints_none);
    TEST(prints_what_is_foreign);
    return run_all("findings json", NULL, NULL);
}
