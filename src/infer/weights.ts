/**
 * Points of each kind of evidence. What names say weighs most, then what addresses say, then what people usually do: they
 * take what is there from a list, and create what they are about to change or delete.
 */
export const WEIGHTS = {
  /** `clients[].id` for a client. */
  ownIdentifier: 45,
  /** `bookings[].client_id` for a client. */
  foreignKey: 28,
  /** A code, key or slug of exactly the same name. */
  exactWeakName: 34,
  /** Name, slug or login of the thing that the parameter is called after: `branches[].name` for a `{branch}`. */
  keyOfResource: 28,
  /** By the same name the things of the collection are addressed elsewhere. */
  address: 25,
  /** Rather a login than a name: names need not be of one thing only. */
  distinctKey: 2,
  /** A text where a number is asked for: many documents are not that particular. */
  otherType: -8,
  /** Of another type, where the name may be that of several members of the thing. */
  otherTypeOfKey: -20,
  /** Nothing in its name says that it is what is meant. */
  unnamed: -20,
  /** `client` for a `source_client`. */
  endsAlike: 18,
  /** Of the collection that the path picks from, whatever it is called. */
  sameCollection: 22,
  /** Of that collection, which is said to be picked from by a name or a key. */
  idOfCollection: 12,
  /** The last word is the same: `app_chat` for an `ai_chat`. */
  sameHead: 8,
  wordsInCommon: 2,
  /** What a name such as `entity` says. */
  genericName: 6,
  /** `Matter UID to associate with` for a `conversation_id`. */
  described: 18,
  /** uid = uid */
  sameSuffix: 3,
  embedded: -4,
  /** Address and schema call it by two names. */
  otherName: -3,
  pathPrefix: 35,
  /** What is to be added to a collection, and is there. */
  joined: -20,
  /** It lists what is in the bin, or archived. */
  discarded: -15,
  pathNamesResource: 14,
  sharedSegment: 2,
  sameFile: 5,
  sameDomain: 3,
  /** The field's description names the path. */
  mentioned: 30,
  /** The field's description names method and path. */
  mentionedExactly: 50,
  /** It names the path with another method. */
  mentionedOtherMethod: 20,
  list: 14,
  creates: 6,
  /** For an operation that changes or deletes what it is given. */
  createsForTransition: 28,
  changes: -8,
  openInput: -5,
  listInList: -6,
  circular: -30,
  deprecated: -12,
  /** All of many verified specs agree. */
  prior: 30,
}
