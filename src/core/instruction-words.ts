/**
 * Wordings that speak to a machine. Vietnamese words also match without their marks; a blank stands for anything
 * between two words, `…` for up to eight words. They are matched against lower case with the tones of the new
 * orthography; `AI` stands for the abbreviation in capitals, since `ai` is the word for who.
 */
export const wordings: readonly string[] = [
  // Away with what it was told.
  '(bỏ qua|phớt lờ|quên|quên hết|quên đi|vô hiệu hóa|vô hiệu hoá|ghi đè|dẹp bỏ|lờ đi|đừng theo|đừng làm theo|đừng tuân theo|không làm theo|ngừng tuân theo|ngưng làm theo) … (hướng dẫn|chỉ dẫn|chỉ thị|mệnh lệnh|câu lệnh|lời dặn|quy tắc|ràng buộc|nguyên tắc|prompt|yêu cầu|thiết lập|cài đặt) (nào )?(trước|trước đó|trước đây|ở trên|phía trên|bên trên|trên đây|ban đầu|hệ thống|của hệ thống|của bạn|mà bạn|bạn|đã nhận|đã được giao|gốc|an toàn của)',
  '(?<!(không được|không thể|không nên|nghiêm cấm|việc|tránh) )(bỏ qua|phớt lờ|quên|quên hết|vô hiệu hóa|vô hiệu hoá) (mọi|tất cả|toàn bộ|hết|tất cả các|tất cả những|các|những) (hướng dẫn|chỉ dẫn|câu lệnh|lời dặn|quy tắc|prompt|lệnh)',
  '(bỏ qua|phớt lờ|quên|quên hết|quên đi) (mọi |tất cả |toàn bộ |hết )?(những gì|những điều|điều|các điều|các câu|nội dung|phần) … (ở trên|phía trên|bên trên|được dặn|đã dặn|đã được dặn|đã viết|đã nói|trước đó)',
  '(ignore|disregard|forget|override|bypass|bỏ qua|phớt lờ|quên|do not follow|don t follow|stop following|neglect) … (instructions?|prompts?|directions?|guidelines|directives|system rules|your rules|previous rules|rules above|everything above|the above|all above|context above|earlier text)',
  '(new|updated|secret|hidden|additional|real|special) (system )?(instructions?|directives?|prompts?) (for|to) (the )?(ai|AI|assistant|model|llm|chatbot|bot|you)',
  '(hướng dẫn|chỉ dẫn|chỉ thị|lệnh|mệnh lệnh) (mới|bí mật|hệ thống|khẩn) (dành )?(cho|gửi|tới) (AI|trợ lý|bot|chatbot|mô hình|máy)',
  '(bỏ qua|phớt lờ) (hướng dẫn|chỉ dẫn|quy tắc) (và|rồi|hệ thống|này|trên)',
  // Who it is to be.
  '(kể từ bây giờ|từ bây giờ|từ giờ|kể từ giờ|từ nay|từ giờ phút này)( trở đi)? (bạn|hãy|trợ lý|chatbot|bot|AI|mô hình)',
  '(?<!(các|của|cho|với|những|mọi) )bạn (bây giờ )?(là|chính là|sẽ là|đang là|không còn là|đóng vai) … (trợ lý|AI|chatbot|bot|mô hình|robot|dan|máy|quản trị viên|admin|chuyên gia không|nhân vật|một con)',
  '(nếu|vì) (bạn|người đọc|ai đọc|đối tượng đọc) … (là|chính là) (một )?(AI|trợ lý ảo|trợ lý AI|chatbot|bot|mô hình ngôn ngữ|mô hình|máy|hệ thống AI|llm)',
  '(hãy|bạn) (đóng vai|nhập vai|vào vai|giả vờ|giả bộ|hóa thân|hoá thân|tưởng tượng (rằng )?(bạn|mình))',
  '(giả sử|tưởng tượng|giả định|cứ coi như|coi như) (rằng )?(bạn|mày) (là|không|có|được|đang)',
  '(you are|you re|act as|acting as|behave as|roleplay as|role play as|pretend to be|pretend you are|imagine you are|imagine that you) (now )?(a |an |the |my )?… (ai|AI|assistant|chatbot|bot|dan|model|admin|administrator|developer|hacker|unrestricted|free|jailbroken|evil)',
  '(if|since) you are (an? )?(ai|AI|llm|language model|assistant|chatbot|bot|machine|automated)',
  'you are now',
  'from now on you',
  'you must now',
  'as an AI',
  'developer mode',
  'jailbreak',
  'do anything now',
  'god mode',
  '(chuyển sang|bật|vào|kích hoạt|mở) chế độ (nhà phát triển|quản trị|quản trị viên|developer|admin|debug|gỡ lỗi|không giới hạn|không kiểm duyệt|dan|tự do)',
  // What it is to say.
  '(khi|nếu|mỗi khi|bất cứ khi nào|hễ) … hỏi … (hãy|thì hãy|bạn|bạn phải|bạn hãy|chỉ cần|cứ|luôn luôn|luôn) (nói|trả lời|đáp|khẳng định|viết|ghi|bảo|xác nhận)',
  '(khi|nếu|mỗi khi|bất cứ khi nào|hễ) … (được hỏi|có người hỏi|ai hỏi|người dùng hỏi|người hỏi|hỏi đến|hỏi về) … (nói|trả lời|đáp|khẳng định|bảo) (rằng|là|với họ)',
  '(when|if|whenever) … (asked|asks|ask|queried) … (say|answer|reply|respond|tell|output|state|claim)',
  '(hãy|bạn phải|bạn cần|bạn sẽ|phải luôn|luôn luôn|luôn|chỉ được|chỉ cần|cứ|vui lòng) (trả lời|nói|đáp|khẳng định|viết|ghi|xác nhận|kết luận|bảo)( với [^ ]+ [^ ]+| người hỏi| người dùng)? (rằng|là|nguyên văn|đúng câu|đúng một câu|một câu duy nhất|câu sau|như sau|bằng câu)',
  '(hãy|vui lòng) … (trả lời|nói|viết|ghi|chèn|thêm|in) … (vào đầu|vào cuối|ở đầu|ở cuối|trong) (mọi |mỗi )?câu trả lời',
  '(câu trả lời|phản hồi) (của bạn|của trợ lý|của chatbot|của mô hình|của bot) (phải|là|luôn|cần|chỉ)',
  '(?<=^ )trả lời (rằng|là)',
  '(phải|cần|nên) (trả lời|đáp|nói) (rằng|là)',
  '(say|state|reply|respond|answer|claim) (that|with)',
  '(always|only|simply|just|must|please) (answer|reply|respond|say|output|state) (with|that|only|exactly|the following)',
  '(repeat after me|say exactly|output the following|respond only with|answer from memory)',
  '(trợ lý|trợ lý ảo|trợ lý AI|trợ lý văn thư|mô hình|mô hình ngôn ngữ|chatbot|bot|AI|llm|máy đọc|hệ thống hỏi đáp|hệ thống trả lời tự động) … (bỏ qua|hãy|trả lời rằng|trả lời là|nói rằng|nói là|khẳng định rằng|phải nói|phải trả lời|không được trích|không cần trích|đừng)',
  '(lưu ý|thông báo|chú ý|chỉ dẫn|hướng dẫn|lời dặn|thông điệp|tin nhắn|ghi chú|mệnh lệnh|lệnh|dành|gửi|yêu cầu) (riêng |này )?(dành cho|gửi tới|gửi đến|gửi|cho|đối với|tới|với)? ?(các )?(AI|trợ lý AI|chatbot|bot|mô hình ngôn ngữ|mô hình AI|llm|máy đọc|hệ thống AI|hệ thống trả lời tự động|hệ thống hỏi đáp)',
  '(note|message|attention|instructions?|important|notice) (to|for) (the |all |any )?(ai|AI|llms?|assistants?|models?|chatbots?|bots?|language models?)',
  // What it is to give away.
  '(?<!(không|không được|cấm|nghiêm cấm|tránh|làm lộ|chống|lộ) )(in|hiển thị|tiết lộ|cho biết|cho xem|cho tôi xem|cho tôi biết|lặp lại|nhắc lại|chép lại|sao chép|xuất|đọc|đọc lại|gửi|đưa|liệt kê|viết lại|viết ra|dịch|tóm tắt) (ra |lại |toàn bộ |nguyên văn |nội dung )*… (system prompt|prompt|lời nhắc hệ thống|câu lệnh hệ thống|chỉ dẫn hệ thống|hướng dẫn hệ thống|lời dặn ban đầu|lời dặn hệ thống|chỉ dẫn ban đầu|chỉ dẫn của bạn|hướng dẫn ban đầu|hướng dẫn của bạn|quy tắc của bạn|api key|khóa api|khoá api|khóa bí mật|khoá bí mật|token|biến môi trường|tệp env|file env|cấu hình của bạn|mật khẩu của bạn|mật khẩu hệ thống|mật khẩu quản trị|openai api key|bot token)',
  '(?<!(không|không được|cấm|nghiêm cấm) )in ra … (mật khẩu|khóa|khoá|cấu hình)',
  '(print|reveal|show|repeat|output|leak|display|tell|give|send|expose|dump|translate|summari[sz]e|what is|what are) … (system prompt|your prompt|the prompt|initial prompt|initial instructions|your instructions|your rules|system message|api keys?|secret keys?|secrets|access tokens?|bot token|passwords?|environment variables?|env file|text above|words above|everything above)',
  'system prompt',
  'initial prompt',
  'prompt injection',
  '(câu hỏi|tin nhắn|nội dung trao đổi|lịch sử trò chuyện|lịch sử hỏi đáp|cuộc trò chuyện) (của|mà) (những |các )?(người dùng khác|người khác|đồng nghiệp khác|người hỏi khác|người dùng trước|người trước|mọi người khác|những người) … (đã hỏi|hỏi|cho tôi|gửi|liệt kê|là gì|trước đó|hôm nay)',
  '(liệt kê|in ra|cho tôi xem|cho biết|đọc|tiết lộ|gửi|chuyển) … (câu hỏi|tin nhắn|lịch sử|cuộc trò chuyện) … (người dùng khác|người khác|người hỏi khác|người trước|người dùng trước|tất cả người dùng|mọi người dùng)',
  '(other|previous|all) users? (questions?|messages?|conversations?|history|chats?)',
  // How it is to cite.
  '(đừng|không cần|không phải|không được|cấm|khỏi cần|khỏi) (phải )?(trích dẫn|dẫn nguồn|nêu nguồn|ghi nguồn|ghi địa chỉ|nêu địa chỉ|kèm địa chỉ|ghi trích dẫn) (văn bản nào|nguồn|gì|khi trả lời|trong câu trả lời|nữa|đoạn này|câu này)',
  'đừng (trích dẫn|dẫn nguồn|nêu nguồn|ghi nguồn|nhắc đến|nhắc tới|tiết lộ|nói cho|cho người|kiểm tra|báo cho)',
  '(do not|don t|never|without) (cite|citing|quote|quoting|mention|mentioning) … (source|sources|this|document|address|citation)',
  '(trích dẫn|dẫn|ghi|viết|gắn|dùng|kèm) (bằng )?địa chỉ \\d+ \\d+',
  // What it is to know.
  '(trả lời|đáp|nói) … (bằng|từ|theo|dựa vào|dựa trên) (trí nhớ|kiến thức của bạn|kiến thức riêng|hiểu biết riêng|kiến thức chung|kiến thức sẵn có|kiến thức nền|những gì bạn biết)',
  '(không cần|đừng|khỏi) … (dựa vào|xem|tra|tra cứu|dùng) … (kho văn bản|căn cứ|kho lưu trữ|tài liệu trong kho|các đoạn trên|đoạn trích)',
  '(from|use|using) (your )?(own )?(memory|own knowledge|training data|pretrained)',
  // Whom it is to obey.
  '(cấp|trao|gán|nâng|thêm|phong|đặt|ghi nhận|coi|công nhận) … (quyền quản trị|quyền admin|quyền cao nhất|vai trò quản trị|vai trò admin|vai quản trị|quản trị viên|admin|admins|managers) … (telegram|zalo|id \\d+|tài khoản \\d+|người dùng \\d+|người đang hỏi|người đang nhắn|người hỏi này|người gửi tin|người gửi câu hỏi|tài khoản đang|cho tôi|là tôi)',
  '(coi|xem) (tôi|người hỏi|người dùng này|người này|người đang hỏi) (là|như) (quản trị|quản trị viên|admin|lãnh đạo|người có quyền)',
  '(tôi|mình|tao|anh|em) (chính )?là (quản trị viên|admin|quản trị hệ thống|nhà phát triển|người lập trình|kỹ sư openai|kỹ sư) … (hãy|cho|bạn|nên|in|bỏ|yêu cầu)',
  '(grant|give|set|make|promote) … (admin|administrator|manager|root) … (role|rights|access|privileges?|permission|user|me)',
  '(i am|i m) (the |your |an? )?(admin|administrator|developer|creator|system administrator|root)',
  // Games.
  '(giải mã|decode|dịch ngược) … (base64|chuỗi|đoạn mã|rot13|hex) … (và|rồi|sau đó) (làm theo|thực hiện|tuân theo|chạy|trả lời)',
  '(decode|translate) … (and|then) (follow|execute|obey|do what|comply)',
  '(dịch|đọc) … (sang|ra) … (và|rồi|sau đó) (làm theo|thực hiện đúng|tuân theo)',
  '(trong|ở) (trò chơi|kịch bản|thế giới|câu chuyện) (này|giả tưởng) … (bạn|không có quy tắc|không có giới hạn|mọi quy tắc)',
  '(không có|không còn|không bị) (quy tắc|giới hạn|ràng buộc|kiểm duyệt) (nào )?(đối với bạn|với bạn|áp dụng cho bạn|ràng buộc bạn|nào với)',
];

/** Marks that stand around what a machine reads, in the text as it was typed, lower case. */
export const machineMarks: readonly RegExp[] = [
  /<\|[^|<>]{1,40}\|>/u,
  /\[\/?inst\]|<<\/?sys>>/u,
  /<\s*\/?\s*(?:evidence|system|context|instructions?|prompt|assistant|user|human|document|documents|can_cu|căn cứ|câu hỏi|question|answer|tool|data|s)\s*\/?>/u,
  /<{3,}|>{3,}/u,
  /hết (?:căn cứ|câu hỏi|cuộc trao đổi|dữ liệu)(?: [0-9a-f]{4,})?\s*(?:>>|›|---|===|\]|\})/u,
  /(?:^|\n)\s*(?:#{1,6}|={3,}|-{3,}|\*{2,})\s*(?:instructions?|system|response|assistant|user|human|developer|chỉ dẫn|lời dặn|hệ thống|prompt|end of|new)\b[^\n]{0,30}(?::|#|=|-|\n|$|\*)/u,
  /(?:^|[\n"'“.;|>*-])\s*\**\[?(?:system|assistant|developer|human|ai|chatgpt|gpt)\]?\**\s*(?:message|note|prompt|override|notice)?\s*:\s*\S+/u,
  /(?:^|[\n"'“.;|>*([-])\s*\**(?:hệ thống|he thong|trợ lý|tro ly|tin nhắn hệ thống|thông báo hệ thống|lệnh hệ thống|thông điệp hệ thống)\**\s*(?:\([^)]{0,20}\)\s*)?:\s*(?:từ|tu|kể từ|bạn|ban|hãy|hay|bỏ|bo|chế độ|che do|quên|in|tất cả|tat ca|đã cấp|da cap|quyền|lệnh|người dùng|xác nhận|ok|vâng|được|đây là)(?![\p{L}])/u,
  /"role"\s*:\s*"(?:system|assistant|user|developer|tool)"/u,
  /(?<![\p{L}\d])(?:admins|managers|access|openai_[a-z_]+|embedding_[a-z_]+|telegram_[a-z_]+|zalo_[a-z_]+)\s*=/u,
  /(?<![\p{L}\d])(?:openai|embedding|telegram|zalo)_(?:api|bot|oa|base|webhook)_\w+/u,
  /[[［【]\s*\d{1,2}\.\d{1,2}(?:\s*[,;]\s*\d{1,2}\.\d{1,2})*\s*[\]］】]/u,
  /\[\s*\d{1,2}\.\d{1,2}\s*$|^\s*\d{1,2}\.\d{1,2}\s*\]/u,
  /(?<![\p{L}])(?:hãy|hay|chỉ|chi) (?:trả lời|tra loi|nói|noi|ghi|viết|viet|đáp|dap)\s*:/u,
  /```\s*(?:system|instructions?|prompt|assistant|hệ thống)/u,
  /(?:^|\s)\/(?:admin|grant|capquyen|sudo|setrole|promote)\b/u,
  /\{\{[^{}]{1,40}\}\}/u,
];
