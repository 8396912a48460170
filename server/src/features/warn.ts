import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';

/**
 * Shows a warning to the person. It is sent as a notification: the library's own way is a request, and a client that does
 * not know that one refuses it.
 */
export function warn(connection: Connection, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
}
