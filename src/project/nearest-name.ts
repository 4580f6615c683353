export { byLikeness, nearestNames } from '../text/nearest-name.ts'
