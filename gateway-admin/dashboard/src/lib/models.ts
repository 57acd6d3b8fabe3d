const NOT_CHAT = /embed|rerank|whisper|tts|audio|image|dall|moderation/i;
const CHEAP = /mini|nano|small|haiku|flash|lite|8b/i;

/** The model that a first call should name: one that chats, a cheap one if there is. */
export function firstModel(models: readonly string[]): string {
  const chats = models.filter((model) => !NOT_CHAT.test(model));
  return chats.find((model) => CHEAP.test(model)) ?? chats[0] ?? models[0] ?? 'YOUR_MODEL';
}
