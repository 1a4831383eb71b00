#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { processIo } from './process-io.ts'
import { runCli } from './run-cli.ts'

// A command is a process of some seconds with two engines in it. With four times the usual number of steps before a function
// is made fast, and less taken into it when it is, what never pays that back is left out: each is 5 % of the time of a check
// of four files. The engine of Node 20 calls them so; later ones make functions fast in three stages.
if (process.versions.v8.startsWith('11.'))
  for (const flag of ['--interrupt-budget=300000', '--max-inlined-bytecode-size-cumulative=400'])
    setFlagsFromString(flag)

process.exitCode = await runCli(process.argv.slice(2), processIo())
