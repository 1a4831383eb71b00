#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8'
import { processIo } from './process-io.ts'
import { runCli } from './run-cli.ts'

// A command is a process of some seconds with two engines in it: with four times the usual number of steps before a
// function is made fast, what never pays that back is left as it is (5 to 7 % of the time of a check of four files). The
// engine of Node 20 calls it so; later ones make functions fast in three stages.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=300000')

process.exitCode = await runCli(process.argv.slice(2), processIo())
