package io.chargehand.event;

/**
 * Something that happened in the retailer's operation: the input contract, one record per kind of event. Every record
 * checks its own fields; whether the ids it names are known is checked at intake. Immutable and thread-safe.
 */
public sealed interface OperationalFact
        permits AsnAdvised,
                AsnArrived,
                AssortmentSet,
                FinishPlanned,
                ItemDefined,
                NodeDefined,
                OrderCancelled,
                OrderLineFulfilled,
                OrderPlaced,
                ReceiptCounted,
                ReservationPicked,
                ReservationReleased,
                ReturnReceived,
                SalesReported,
                ShiftCancelled,
                ShiftScheduled,
                StockAdjusted,
                StockCounted,
                StockMoved,
                StockReserved,
                SupplierDefined,
                TaskCancelled,
                TaskCompleted,
                TaskCreated,
                TaskExceptionRaised,
                TaskStarted,
                WorkerDefined {}
