/* A fax modem without hardware: Class 1 AT commands on a pseudo-terminal, and at the other end of its line a T.30 fax
 * machine that answers any number.
 *
 * modem LINK RECEIVED [answer|busy]
 *
 * LINK is made a symbolic link to the terminal. RECEIVED is a folder: what the machine receives is 1.tif, 2.tif and so
 * on. Each event is a line on standard output. It runs until it is killed, in real time: HylaFAX minds its clock.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#define SPANDSP_EXPOSE_INTERNAL_STRUCTURES
#include <spandsp.h>

#define CHUNK 160        /* samples: 20 ms at 8000 a second */
#define CHUNK_NS 20000000L
#define RINGS_FOR 50     /* chunks until somebody answers */

typedef struct {
    int terminal;             /* our end of it */
    bool wants_data;          /* the modem takes more from the terminal */
    bool is_busy;             /* every call finds the line engaged */
    bool in_call;
    int ringing;              /* chunks left; 0: it does not ring */
    int calls;
    const char *folder;
    t31_state_t *modem;
    fax_state_t *far_end;
} line_t;

static void fail(const char *what)
{
    perror(what);
    exit(2);
}

static int to_terminal(at_state_t *at, void *user, const uint8_t *bytes, size_t count)
{
    line_t *line = user;

    (void)at;
    while (count > 0) {
        ssize_t written = write(line->terminal, bytes, count);
        if (written >= 0) {
            bytes += written;
            count -= (size_t)written;
        } else if (errno == EAGAIN) {
            usleep(1000);
        } else {
            return -1;
        }
    }
    return 0;
}

static void phase_e(t30_state_t *t30, void *user, int result)
{
    t30_stats_t stats;

    (void)user;
    t30_get_transfer_statistics(t30, &stats);
    printf("RECEIVED %d pages: %s\n", stats.pages_rx, t30_completion_code_to_str(result));
    fflush(stdout);
}

static void pick_up(line_t *line)
{
    char file[4096];

    if (line->far_end)
        fax_free(line->far_end);
    line->far_end = fax_init(NULL, false);
    if (!line->far_end)
        fail("modem: no memory for a fax machine");
    snprintf(file, sizeof file, "%s/%d.tif", line->folder, ++line->calls);
    t30_state_t *t30 = fax_get_t30_state(line->far_end);
    t30_set_tx_ident(t30, "+44 20 7946 0302");
    t30_set_supported_modems(t30, T30_SUPPORT_V27TER | T30_SUPPORT_V29 | T30_SUPPORT_V17);
    t30_set_ecm_capability(t30, true);
    t30_set_supported_compressions(
        t30, T30_SUPPORT_T4_1D_COMPRESSION | T30_SUPPORT_T4_2D_COMPRESSION | T30_SUPPORT_T6_COMPRESSION);
    t30_set_supported_image_sizes(t30, T30_SUPPORT_US_LETTER_LENGTH | T30_SUPPORT_US_LEGAL_LENGTH
                                           | T30_SUPPORT_UNLIMITED_LENGTH | T30_SUPPORT_215MM_WIDTH);
    t30_set_supported_resolutions(t30, T30_SUPPORT_STANDARD_RESOLUTION | T30_SUPPORT_FINE_RESOLUTION);
    t30_set_rx_file(t30, file, -1);
    t30_set_phase_e_handler(t30, phase_e, NULL);
}

static int control(t31_state_t *modem, void *user, int what, const char *value)
{
    line_t *line = user;

    (void)modem;
    switch (what) {
    case AT_MODEM_CONTROL_CALL:
        printf("DIAL %s\n", value);
        line->ringing = RINGS_FOR;
        break;
    case AT_MODEM_CONTROL_ONHOOK:
    case AT_MODEM_CONTROL_HANGUP:
        if (line->in_call)
            printf("HANGUP\n");
        line->in_call = false;
        break;
    case AT_MODEM_CONTROL_CTS:
        line->wants_data = value != NULL;
        break;
    }
    fflush(stdout);
    return 0;
}

static void open_terminal(line_t *line, const char *link)
{
    int other;
    char name[128];
    struct termios raw;

    if (openpty(&line->terminal, &other, name, NULL, NULL) < 0)
        fail("modem: no terminal");
    if (tcgetattr(other, &raw) < 0)
        fail("modem: terminal");
    cfmakeraw(&raw);
    if (tcsetattr(other, TCSANOW, &raw) < 0 || fcntl(line->terminal, F_SETFL, O_NONBLOCK) < 0)
        fail("modem: terminal");
    if (chmod(name, 0666) < 0) /* HylaFAX opens it as uucp */
        fail(name);
    if (symlink(name, link) < 0)
        fail(link);
    printf("TERMINAL %s\n", name);
    fflush(stdout);
}

static void listen_to_terminal(line_t *line)
{
    char bytes[512];

    if (!line->wants_data)
        return;
    ssize_t count = read(line->terminal, bytes, sizeof bytes);
    if (count > 0)
        t31_at_rx(line->modem, bytes, (int)count);
}

static void ring(line_t *line)
{
    if (line->ringing == 0 || --line->ringing > 0)
        return;
    if (line->is_busy) {
        t31_call_event(line->modem, AT_CALL_EVENT_BUSY);
        return;
    }
    pick_up(line);
    line->in_call = true;
    t31_call_event(line->modem, AT_CALL_EVENT_CONNECTED);
}

static void silence_after(int16_t *sound, int count)
{
    if (count < CHUNK)
        memset(sound + count, 0, (size_t)(CHUNK - count) * sizeof(int16_t));
}

static void carry_sound(line_t *line)
{
    int16_t near[CHUNK], far[CHUNK];

    silence_after(near, t31_tx(line->modem, near, CHUNK));
    if (line->in_call) {
        silence_after(far, fax_tx(line->far_end, far, CHUNK));
        fax_rx(line->far_end, near, CHUNK);
    } else {
        silence_after(far, 0);
    }
    t31_rx(line->modem, far, CHUNK);
}

static void wait_for(struct timespec *next)
{
    next->tv_nsec += CHUNK_NS;
    if (next->tv_nsec >= 1000000000L) {
        next->tv_nsec -= 1000000000L;
        next->tv_sec++;
    }
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, next, NULL);
}

int main(int count, char **words)
{
    line_t line = {.wants_data = true};
    struct timespec next;

    if (count < 3 || count > 4) {
        fprintf(stderr, "modem LINK RECEIVED [answer|busy]\n");
        return 2;
    }
    line.folder = words[2];
    line.is_busy = count > 3 && strcmp(words[3], "busy") == 0;
    open_terminal(&line, words[1]);
    line.modem = t31_init(NULL, to_terminal, &line, control, &line, NULL, NULL);
    if (!line.modem)
        fail("modem: no memory");
    t31_set_transmit_on_idle(line.modem, true);
    clock_gettime(CLOCK_MONOTONIC, &next);
    for (;;) {
        listen_to_terminal(&line);
        ring(&line);
        carry_sound(&line);
        wait_for(&next);
    }
}
