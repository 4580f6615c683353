export { nearestNames } from '../text/nearest-name.ts'
