/* A fax call in one process: two T.30 fax machines of spandsp, joined by a line of sound instead of the telephone.
 *
 * call SENT.tif RECEIVED.tif [clean|cut|noise]
 *
 * A cut line is silent from the middle of the first page on; a noisy one drowns what the caller sends from there.
 * Prints a line for each machine: how the call ended, and how many pages went. Ends with 0 where both say that all went
 * well, 1 where one does not, 2 where it could not be tried. Time is counted in samples, so a call of a minute takes a
 * fraction of a second.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SPANDSP_EXPOSE_INTERNAL_STRUCTURES
#include <spandsp.h>

#define RATE 8000               /* samples a second */
#define CHUNK 160               /* samples: 20 ms */
#define LONGEST (20 * 60 * 50)  /* chunks: 20 minutes */
#define BREAKS (15 * 50)        /* chunks until it does: in the middle of the first page */
#define LOUD 9000               /* of 32767 */

typedef enum { CLEAN, CUT, NOISE } line_t;

typedef struct {
    const char *name;
    fax_state_t *fax;
    int16_t said[CHUNK];
    bool ended;
    int result;
} machine_t;

static void phase_e(t30_state_t *t30, void *user, int result)
{
    machine_t *machine = user;
    t30_stats_t stats;

    t30_get_transfer_statistics(t30, &stats);
    machine->ended = true;
    machine->result = result;
    printf("%s: %s; %d sent, %d received, %d x %d, %d bad rows\n", machine->name, t30_completion_code_to_str(result),
           stats.pages_tx, stats.pages_rx, stats.width, stats.length, stats.bad_rows);
}

static void set_up(machine_t *machine, const char *name, bool calls, const char *file)
{
    memset(machine, 0, sizeof *machine);
    machine->name = name;
    machine->fax = fax_init(NULL, calls);
    if (!machine->fax) {
        fprintf(stderr, "call: no memory for a fax machine\n");
        exit(2);
    }
    t30_state_t *t30 = fax_get_t30_state(machine->fax);
    t30_set_tx_ident(t30, calls ? "+44 20 7946 0301" : "+44 20 7946 0302");
    t30_set_supported_modems(t30, T30_SUPPORT_V27TER | T30_SUPPORT_V29 | T30_SUPPORT_V17);
    t30_set_ecm_capability(t30, true);
    t30_set_supported_compressions(
        t30, T30_SUPPORT_T4_1D_COMPRESSION | T30_SUPPORT_T4_2D_COMPRESSION | T30_SUPPORT_T6_COMPRESSION);
    t30_set_supported_image_sizes(
        t30, T30_SUPPORT_US_LETTER_LENGTH | T30_SUPPORT_UNLIMITED_LENGTH | T30_SUPPORT_215MM_WIDTH);
    t30_set_supported_resolutions(t30, T30_SUPPORT_STANDARD_RESOLUTION | T30_SUPPORT_FINE_RESOLUTION);
    if (calls)
        t30_set_tx_file(t30, file, -1, -1);
    else
        t30_set_rx_file(t30, file, -1);
    t30_set_phase_e_handler(t30, phase_e, machine);
}

static void speak(machine_t *machine)
{
    int said = fax_tx(machine->fax, machine->said, CHUNK);

    if (said < CHUNK)
        memset(machine->said + said, 0, (CHUNK - said) * sizeof(int16_t));
}

static void spoil(int16_t *sound, line_t line, long chunk)
{
    static uint32_t random = 1; /* the same noise each time */

    if (line == CLEAN || chunk < BREAKS)
        return;
    if (line == CUT) {
        memset(sound, 0, CHUNK * sizeof(int16_t));
        return;
    }
    for (int i = 0; i < CHUNK; i++) {
        random = random * 1664525u + 1013904223u;
        int32_t sample = sound[i] + (int32_t)(random >> 16) % (2 * LOUD) - LOUD;
        sound[i] = (int16_t)(sample > 32767 ? 32767 : sample < -32768 ? -32768 : sample);
    }
}

static line_t line_named(const char *name)
{
    if (strcmp(name, "clean") == 0)
        return CLEAN;
    if (strcmp(name, "cut") == 0)
        return CUT;
    if (strcmp(name, "noise") == 0)
        return NOISE;
    fprintf(stderr, "call: no line '%s': clean, cut or noise\n", name);
    exit(2);
}

int main(int count, char **words)
{
    machine_t caller, called;
    long chunk;

    if (count < 3 || count > 4) {
        fprintf(stderr, "call SENT.tif RECEIVED.tif [clean|cut|noise]\n");
        return 2;
    }
    line_t line = line_named(count > 3 ? words[3] : "clean");
    set_up(&caller, "caller", true, words[1]);
    set_up(&called, "called", false, words[2]);
    for (chunk = 0; chunk < LONGEST && !(caller.ended && called.ended); chunk++) {
        speak(&caller);
        speak(&called);
        spoil(caller.said, line, chunk);
        if (line == CUT)
            spoil(called.said, line, chunk);
        fax_rx(caller.fax, called.said, CHUNK);
        fax_rx(called.fax, caller.said, CHUNK);
    }
    printf("line: %ld s\n", chunk * CHUNK / RATE);
    fax_free(caller.fax);
    fax_free(called.fax);
    bool went_well = caller.ended && called.ended && caller.result == T30_ERR_OK && called.result == T30_ERR_OK;
    return went_well ? 0 : 1;
}
