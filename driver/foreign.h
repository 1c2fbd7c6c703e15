/* Units in C++, which are not captured: what stands for them. */
#ifndef VFL_DRIVER_FOREIGN_H
#define VFL_DRIVER_FOREIGN_H

#include "scan/scan.h"
#include "worker.h"

/* Gives JOB a unit that holds nothing but that it is there, and a message if the file may hold a
 * vfork site. */
void capture_foreign(struct capture_job *job, struct scan_cache *cache);

#endif
