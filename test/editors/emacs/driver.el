;;; driver.el --- Lets a test sit at Emacs's keyboard  -*- lexical-binding: t; -*-

;; Each line of standard input is a request { id, lisp }, each line of standard output an answer { id, value } or
;; { id, problem }.  The value must be something that JSON can say.

;;; Code:

(require 'cl-lib)
(require 'json)
(require 'seq)

(defun press (&rest keys)
  "Press KEYS, each in the notation of `kbd' or, as (text STRING), letter by letter; the hooks of commands run as always."
  (execute-kbd-macro
   (apply #'vconcat (mapcar (lambda (key) (if (consp key) (cadr key) (kbd key))) keys)))
  (set-buffer (window-buffer)))

(defun wait-until (condition)
  "Let processes and timers run until CONDITION, a function, holds; it is asked after each output of a process."
  (let (value)
    (while (not (setq value (funcall condition)))
      (accept-process-output nil 1))
    value))

(defun choose (command title)
  "Call COMMAND, choose TITLE from the list that it offers, and say yes to what it asks."
  (let ((last-nonmenu-event ?x) offered)
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt items &rest _)
                 (setq offered (mapcar #'car items))
                 (or (car (member title offered))
                     (error "\"%s\" is not among %S" title offered))))
              ((symbol-function 'y-or-n-p) #'always))
      (call-interactively command))))

(defun answer-request (line)
  "Run the Lisp in LINE and print the answer."
  (let* ((request (json-parse-string line :object-type 'alist))
         (result (condition-case problem
                     `(value . ,(eval (read (alist-get 'lisp request)) t))
                   (error `(problem . ,(error-message-string problem))))))
    (princ (concat (json-encode `((id . ,(alist-get 'id request)) ,result)) "\n"))))

(condition-case nil
    (while t
      (answer-request (read-from-minibuffer "")))
  ;; The end of the input.
  (end-of-file (kill-emacs 0)))

;;; driver.el ends here
