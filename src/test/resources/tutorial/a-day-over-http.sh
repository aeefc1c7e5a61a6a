# tag::where[]
BASE=${BASE:-http://127.0.0.1:8080}
post() { curl -sS --fail-with-body -X POST -H 'Content-Type: application/json' -d @- "$BASE$1"; echo; }
get() { curl -sS --fail-with-body "$BASE$1"; echo; }
field() { grep -o "\"$1\":\"[^\"]*\"" | head -1 | cut -d'"' -f4; }
get /v1/clock
# end::where[]

# tag::time[]
NOW=$(get /v1/clock | field now | cut -c1-19)Z
at() { date -u -d "$NOW + $1" +%Y-%m-%dT%H:%M:%SZ; }
RUN=$(date +%s)
event() { echo "{\"specversion\":\"1.0\",\"id\":\"$1-$RUN\",\"source\":\"/tutorial\",\"type\":\"io.chargehand.$2.v1\",\"time\":\"$NOW\",\"data\":$3}"; }
# end::time[]

# tag::store[]
{
  echo '['
  event node node-defined '{"nodeId":"corner","name":"Corner shop","kind":"STORE","format":"GROCERY",
    "timeZone":"UTC","latitude":41.88,"longitude":-87.63,"opens":"00:00","closes":"23:59","pickLinesPerHour":60,
    "zones":[{"zoneId":"corner.floor","purpose":"SALES_FLOOR"},{"zoneId":"corner.back","purpose":"BACKROOM"},
             {"zoneId":"corner.dock","purpose":"DOCK"},{"zoneId":"corner.staging","purpose":"STAGING"}],
    "locations":[{"locationId":"corner.F1","zoneId":"corner.floor"},{"locationId":"corner.B1","zoneId":"corner.back"},
                 {"locationId":"corner.D1","zoneId":"corner.dock"},{"locationId":"corner.S1","zoneId":"corner.staging"}],
    "links":[{"from":"corner.D1","to":"corner.B1","distance":15},{"from":"corner.B1","to":"corner.S1","distance":10},
             {"from":"corner.B1","to":"corner.F1","distance":25}]}'; echo ,
  event supplier supplier-defined '{"supplierId":"hillside","name":"Hillside Dairy","country":"US"}'; echo ,
  event item item-defined '{"itemId":"oat-milk","description":"Oat milk 1 l","department":"DAIRY",
    "price":{"amount":"3.49","currency":"USD"},"unitCost":{"amount":"1.90","currency":"USD"},
    "shelfLife":"PT720H","weightKilograms":1.05,"volumeLitres":1.1}'; echo ,
  event assortment assortment-set '{"nodeId":"corner","itemId":"oat-milk","floorLocation":"corner.F1",
    "storageLocation":"corner.B1","floorCapacity":24,"replenishAt":6,"demandPerHour":1.5}'; echo ,
  event worker worker-defined '{"workerId":"corner-ada","nodeId":"corner","equipment":["SCANNER","CART","PALLET_JACK"],
    "skills":["RECEIVING","PUT_AWAY","REPLENISHMENT","PICKING","STAGING","COUNTING","RETURNS","EXCEPTIONS"],
    "wagePerHour":{"amount":"19.50","currency":"USD"},"overtimePerHour":{"amount":"29.25","currency":"USD"}}'; echo ,
  event shift shift-scheduled "{\"shiftId\":\"corner-ada-$RUN\",\"workerId\":\"corner-ada\",\"nodeId\":\"corner\",
    \"hours\":{\"start\":\"$(at '-1 hour')\",\"end\":\"$(at '11 hours')\"},\"breaks\":[]}"; echo ,
  event stock stock-counted '{"nodeId":"corner","counts":[
    {"locationId":"corner.F1","itemId":"oat-milk","status":"AVAILABLE","quantity":20},
    {"locationId":"corner.B1","itemId":"oat-milk","status":"AVAILABLE","quantity":40}]}'
  echo ']'
} | post /v1/events
# end::store[]

# tag::asn[]
event asn asn-advised "{\"asnId\":\"hillside-$RUN\",\"supplierId\":\"hillside\",\"nodeId\":\"corner\",\"carrier\":\"ROAD\",
  \"orderedAt\":\"$(at '-3 days')\",\"expectedAt\":\"$(at '5 hours')\",
  \"lines\":[{\"line\":1,\"itemId\":\"oat-milk\",\"advised\":120,\"cartons\":10}]}" | post /v1/events
# end::asn[]

# tag::receipt-risk[]
echo "{\"asnId\":\"hillside-$RUN\"}" | post /v1/receipt-risk-scores
# end::receipt-risk[]

# tag::order[]
event order order-placed "{\"orderId\":\"order-$RUN\",\"method\":\"PICKUP\",\"pickupNodeId\":\"corner\",
  \"placedAt\":\"$NOW\",\"promisedAt\":\"$(at '4 hours')\",\"latitude\":41.89,\"longitude\":-87.62,
  \"lines\":[{\"line\":1,\"itemId\":\"oat-milk\",\"quantity\":2,\"unitPrice\":{\"amount\":\"3.49\",\"currency\":\"USD\"}}]}" \
  | post /v1/events
# end::order[]

# tag::promise-risk[]
echo "{\"orders\":[{\"orderId\":\"order-$RUN\",\"line\":1,\"method\":\"PICKUP\",\"itemId\":\"oat-milk\",\"quantity\":2,
  \"placedAt\":\"$NOW\",\"dueAt\":\"$(at '4 hours')\",
  \"candidates\":[{\"nodeId\":\"corner\",\"plannedFinish\":\"$(at '1 hour')\"}]}]}" | post /v1/promise-risk-scores
# end::promise-risk[]

# tag::sourcing[]
echo "{\"orderId\":\"order-$RUN\",\"commit\":true}" | post /v1/sourcing-suggestions
# end::sourcing[]

# tag::queue[]
sleep 2
get "/v1/nodes/corner/task-queue?limit=5"
get "/v1/orders/order-$RUN/promise-risk"
# end::queue[]

# tag::work[]
PICK=$(get /v1/nodes/corner/task-queue | grep -o '"taskId":"pick-[^"]*"' | head -1 | cut -d'"' -f4)
echo '{"workerId":"corner-ada"}' | post "/v1/tasks/$PICK/start"
echo '{"workerId":"corner-ada","quantity":2}' | post "/v1/tasks/$PICK/complete"
# end::work[]

# tag::next[]
sleep 2
get "/v1/nodes/corner/task-queue?limit=5"
# end::next[]
