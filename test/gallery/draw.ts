import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kinds } from '../../src/chart/index.ts'
import { folder, galleryText, page, picturesOf } from './pictures.ts'

// `npm run pictures`: every picture that the documents show, and the page that shows them all.
const pictures = await picturesOf()
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const [name, png] of pictures) writeFileSync(join(folder, name), png)
writeFileSync(
  page,
  galleryText(kind => kinds.find(({ key }) => key === kind)?.id ?? kind),
)
