;;; vmx-eglot.el --- Virtual machine files with vmx-language-server  -*- lexical-binding: t; -*-

;; Emacs 28 with the package eglot 1.9, or Emacs 29 and later, which brings Eglot along.  Copy this file into a folder of
;; `load-path' and write (require 'vmx-eglot) into your init file.  The command vmx-language-server has to be on the PATH.

;;; Code:

(require 'conf-mode)
(require 'eglot)
(require 'js)
(require 'nxml-mode)
(require 'project)

;; A key such as scsi0:1.fileName and a value such as scsi-hardDisk are one symbol each, for completion too.
(define-derived-mode vmx-mode conf-unix-mode "VMX"
  "A VMware machine."
  (dolist (character '(?. ?: ?-))
    (modify-syntax-entry character "_")))
(define-derived-mode vmc-mode nxml-mode "VMC"
  "A machine of Microsoft Virtual Server or Virtual PC.")
(define-derived-mode vmdk-mode conf-unix-mode "VMDK"
  "The text that describes a VMware disk.")
(define-derived-mode vmxlint-settings-mode js-mode "vmxlint"
  "The settings of the checks.")

(defconst vmx-modes '(vmx-mode vmc-mode vmdk-mode vmxlint-settings-mode))

(add-to-list 'auto-mode-alist '("\\.vmt?x\\'" . vmx-mode))
(add-to-list 'auto-mode-alist '("\\.vmc\\'" . vmc-mode))
(add-to-list 'auto-mode-alist '("/vmxlint\\.json\\'" . vmxlint-settings-mode))
;; A .vmdk may as well be the disk itself, so its beginning decides.
(add-to-list 'magic-mode-alist '("# Disk DescriptorFile" . vmdk-mode))

(defclass vmx-language-server (eglot-lsp-server) ()
  "The server for virtual machine files.")

;; Emacs has the ends of lines apart from the text, also of files that it opens only to edit them.
(cl-defmethod eglot-initialization-options ((_server vmx-language-server))
  '(:abilities ["lineFeeds"]))

;; Eglot 1.9 names one language for a whole server: a name that means nothing lets the file's ending decide.
(add-to-list 'eglot-server-programs
             `(,(mapcar (lambda (mode) (list mode :language-id "virtual-machine")) vmx-modes)
               . (vmx-language-server "vmx-language-server" "--stdio")))

(defun vmx-project (folder)
  "The folder with vmxlint.json or .git above FOLDER, which is read as a whole."
  (let ((root (or (locate-dominating-file folder "vmxlint.json")
                  (locate-dominating-file folder ".git"))))
    (and root (cons 'transient root))))

(defun vmx-start ()
  "Start the server for this file."
  (add-hook 'project-find-functions #'vmx-project nil t)
  (eglot-ensure))

(dolist (mode vmx-modes)
  (add-hook (intern (format "%s-hook" mode)) #'vmx-start))

(provide 'vmx-eglot)
;;; vmx-eglot.el ends here
