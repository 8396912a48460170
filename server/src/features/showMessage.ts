import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';

/** Shows a warning to the person. */
export function warn(connection: Connection, message: string): void {
  show(connection, MessageType.Warning, message);
}

/** Shows the person what there is to know. */
export function inform(connection: Connection, message: string): void {
  show(connection, MessageType.Info, message);
}

/** As a notification: the library's own way is a request, and a client that does not know that one refuses it. */
function show(connection: Connection, type: MessageType, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type, message });
}
